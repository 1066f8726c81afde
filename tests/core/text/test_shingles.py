"""A reprint is recognised when it is cut, edited or set into another piece."""

from hoiam.core.text.shingles import containment, fingerprint

WORDS = [f"từ{n * 7919 % 613}" for n in range(400)]
PIECE = " ".join(WORDS)
OTHER = " ".join(f"khác{n * 104729 % 509}" for n in range(400))


def test_the_fingerprint_is_the_same_everywhere() -> None:
    text = "Uỷ ban nhân dân huyện Đăk Hà họp báo về vụ việc phá rừng tại xã Đăk Pxi"
    assert min(fingerprint(text)) == 1133079136773590672


def test_marks_and_capitals_do_not_count() -> None:
    assert fingerprint("ỦY BAN NHÂN DÂN HUYỆN " * 3) == fingerprint("uy ban nhan dan huyen " * 3)


def test_a_cut_tail_the_lead_alone_and_a_spliced_copy_are_found() -> None:
    whole = fingerprint(PIECE)
    assert containment(whole, fingerprint(" ".join(WORDS[:200]))) == 1.0
    assert containment(whole, fingerprint(" ".join(WORDS[:45]))) == 1.0
    assert containment(whole, fingerprint(OTHER + " " + PIECE)) >= 0.95


def test_a_copy_with_each_tenth_word_changed_is_still_near() -> None:
    edited = " ".join("sửa" if n % 10 == 0 else word for n, word in enumerate(WORDS))
    assert containment(fingerprint(PIECE), fingerprint(edited)) >= 0.4


def test_another_piece_shares_nothing_and_empty_text_is_no_copy() -> None:
    assert containment(fingerprint(PIECE), fingerprint(OTHER)) == 0.0
    assert containment(fingerprint("hai từ"), fingerprint(PIECE)) == 0.0
