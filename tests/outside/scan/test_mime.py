"""Letters from strangers: broken ones, bombs, and no word of who wrote."""

import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.scan import mime


def letter(head: str, body: bytes) -> bytes:
    return (head + "\r\n\r\n").encode() + body


def test_words_links_and_domain_are_read_and_no_name() -> None:
    html = b'<p>Tin</p><a href="https://vidu.vn/a">Sat lo duong vao thon 7</a><script>x()</script>'
    head = "From: Nguyen Van Bay <bay@toasoan.vidu.vn>\r\nSubject: Ban tin\r\nContent-Type: text/html; charset=utf-8"
    read = mime.read(letter(head, html))
    assert (read.domain, read.links) == ("toasoan.vidu.vn", (("https://vidu.vn/a", "Sat lo duong vao thon 7"),))
    assert "Bay" not in repr(read) and "x()" not in read.text


@pytest.mark.parametrize("charset", ["x-khong-co", "utf-8", "tcvn-5712", "us-ascii"])
def test_a_charset_that_lies_loses_no_letter(charset: str) -> None:
    head = f"Subject: =?{charset}?q?Thi=E1=BA=BFu?=\r\nContent-Type: text/plain; charset={charset}"
    assert "nước" in mime.read(letter(head, "Thiếu nước".encode())).text


def test_a_letter_of_a_thousand_parts_is_refused() -> None:
    body = b"".join(b'--b\r\nContent-Type: multipart/mixed; boundary="c%d"\r\n\r\n' % n for n in range(1_000))
    with pytest.raises(Permanent, match=r"mail\.parts"):
        mime.read(letter('Content-Type: multipart/mixed; boundary="b"', body))


def test_parts_in_parts_in_parts_are_refused() -> None:
    body = b""
    for n in range(40):
        body = (
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) + body + b"\r\n--b%d--\r\n" % n
        )
    with pytest.raises(Permanent, match=r"mail\.parts"):
        mime.read(body)


def test_a_large_letter_is_refused_and_an_empty_one_too() -> None:
    with pytest.raises(Permanent, match=r"mail\.too_large"):
        mime.read(b"x" * (mime.MOST_BYTES + 1))
    with pytest.raises(Permanent, match=r"mail\.empty"):
        mime.read(b" \r\n")


def test_files_come_with_their_names_and_the_logo_of_a_signature_is_none() -> None:
    body = (
        b"--b\r\nContent-Type: text/plain\r\n\r\nchao\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nnho\r\n"
        b"--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''C%C3%A2u%20h%E1%BB%8Fi.pdf\r\n\r\nJVBERg==\r\n--b--\r\n"
    )
    read = mime.read(letter('Subject: co tep\r\nContent-Type: multipart/mixed; boundary="b"', body))
    assert (read.attached, read.files) == (1, (mime.Attached("Câu hỏi.pdf", b"%PDF"),))


def test_attachments_are_counted_and_never_opened() -> None:
    body = (
        b"--b\r\nContent-Type: text/plain\r\n\r\nchao\r\n"
        b'--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\neJ8+Ig==\r\n"
        b'--b\r\nContent-Disposition: attachment; filename="a.zip"\r\n\r\nPK\r\n'
        b"--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: trong\r\n\r\nx\r\n--b--\r\n"
    )
    read = mime.read(letter('Subject: co tep\r\nContent-Type: multipart/mixed; boundary="b"', body))
    assert (read.text, read.attached) == ("chao", 2)
