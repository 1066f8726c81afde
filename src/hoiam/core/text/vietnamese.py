"""Is this Vietnamese, and does it carry its marks?

Judges by the shape of syllables alone: onset and rhyme as the spelling allows them. Knows no words, so a
text of three words is a guess; lists of foreign names in a Vietnamese sentence are borne.
"""

import re
from typing import Literal

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import tokens

Kind = Literal["marked", "unmarked", "other"]

_ONSETS = tokens("ngh ng nh ch gh gi kh ph qu th tr b c d g h k l m n p r s t v x")
_RHYMES = tokens("""
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu
im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot
u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet
uynh uyt uyu y yem yen yet yeu
""")
_SYLLABLE = re.compile(f"(?:{'|'.join(_ONSETS)})?(?:{'|'.join(sorted(_RHYMES, key=len, reverse=True))})")
# The commonest words that other languages do not write: they tell "cong an xa" from Italian.
_TELLING = frozenset(
    tokens(
        "nguoi khong duoc cua nhung trong ngay huyen tinh xa dan thong tin voi nam viec phong quan nha nuoc "
        "cong hoi phat den cung mot da la va hom nay troi oi roi sao cho minh tui chi biet bit thay noi lam gi nao "
        "duong truong thon lang dien tien thu canh bao lua dao bac con chay mat het mua ban"
    )
)
# Hurried writing: no syllables, but written by nobody else.
_HURRIED = frozenset(
    tokens(
        "ko k kg hok hem hong hum dc đc đg dg j z vs mn mng ad ntn bn bnhiu mik mk m ck vk fb zalo sdt dt tp r ny ib "
        "cty lm v bik bit oy h g ng nv e b c cx cug cmt stt tks thks ok okie live clip shop ship sale freeship web vn "
        "hcm tphcm ubnd hdnd hđnd thcs thpt csgt covid tr lun zum zay zi wa wá vl đm dm thag nhg nhug trc tnao"
    )
)
_HURRIED_TELLING = frozenset(tokens("ko hok dc đc j z mn vs ntn bn mik lun zum zay zi oy thag nhg trc đg bik cug tnao"))
# Small words of other languages that have the shape of a syllable.
_FOREIGN = frozenset(tokens("the to be not is of and i you he his her he was it in on at by my we us or il le les el"))
_STRANGE = 0.2  # share of those from which a text is in another language
_ENOUGH = 0.7  # share of tokens with the shape of a syllable
_MARKED = 0.2  # share of those that carry a mark; Vietnamese prose has about 0.75
_LOOKED_AT = 400


def kind_of(text: str) -> Kind:
    """Return "marked", "unmarked" or "other" for a text, from its first 400 words.

    "other" is another language, or nothing that can be judged (no words at all).
    """
    words = [word for word in tokens(normal(text))[:_LOOKED_AT] if word.isalpha()]
    plain = fold(" ".join(words)).split()
    shaped = [word in _HURRIED or _SYLLABLE.fullmatch(word) is not None for word in plain]
    if not words or sum(shaped) < _ENOUGH * len(words):
        return "other"
    marked = sum(word.lower() != folded for word, folded, ok in zip(words, plain, shaped, strict=True) if ok)
    if marked >= _MARKED * sum(shaped):
        return "marked"
    if sum(word in _FOREIGN for word in plain) > _STRANGE * len(words):
        return "other"
    telling = sum(word in _TELLING or word in _HURRIED_TELLING for word in plain)
    return "unmarked" if telling * 8 >= len(words) else "other"


def is_syllable(word: str) -> bool:
    """Tell whether a word has the shape of a Vietnamese syllable, marks left aside."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def has_mark(word: str) -> bool:
    """Tell whether a word carries a mark: a tone, or one of ă â ê ô ơ ư đ."""
    return fold(word) != normal(word).lower()
