"""What was found about each claim of a published reply as ClaimReview (schema.org), for search engines and archives.

A file of its own beside the page: the page stays without a script, of any kind.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.case import Verdict
from hoiam.desk.replies import queries
from hoiam.web.chrome.verdicts import FACES
from hoiam.web.public.door import public
from hoiam.web.public.faces import Face

RATED = {Verdict.TRUE: 5, Verdict.FALSE: 1}  # what is not known has words and no number


@public
def reviewed(request: HttpRequest, office: str, slug: str) -> HttpResponse:
    """Return the claims of one reply as JSON-LD."""
    found = queries.office(office)
    face = Face(queries.reply_for(found, slug))
    whole = {"@context": "https://schema.org", "@graph": [_review(request, face, claim) for claim in face.reply.claims]}
    answer = JsonResponse(whole, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/ld+json; charset=utf-8"
    return answer


def _review(request: HttpRequest, face: Face, claim: dict[str, str]) -> dict[str, Any]:
    verdict = Verdict(claim["verdict"])
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": str(FACES[verdict][1])}
    if verdict in RATED:
        rating |= {"ratingValue": RATED[verdict], "bestRating": 5, "worstRating": 1}
    return {
        "@type": "ClaimReview",
        "url": request.build_absolute_uri(face.url),
        "datePublished": localdate(face.reply.published_at).isoformat(),
        "author": {"@type": "GovernmentOrganization", "name": face.reply.office.name},
        "claimReviewed": claim["text"],
        "itemReviewed": {"@type": "Claim", "appearance": [_piece(cause) for cause in face.causes]},
        "reviewRating": rating,
    }


def _piece(cause: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "NewsArticle", "headline": cause.title, "url": cause.url}
    told["publisher"] = {"@type": "NewsMediaOrganization", "name": cause.outlet}
    return told | ({"datePublished": cause.on.isoformat()} if cause.on else {})
