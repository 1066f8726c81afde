"""Which kind of job is done by which step: one table."""

from collections.abc import Mapping

from hoiam.run import rereading
from hoiam.run.ledger import Run
from hoiam.run.path import look
from hoiam.run.steps import (
    alerting,
    entering,
    evidence,
    following,
    forgetting,
    lawful,
    learning,
    listening,
    mailing,
    probing,
    reminding,
    rendering,
    reporting,
    scanning,
    sending,
    watching,
)

KINDS: Mapping[str, Run] = {
    "law.changed": lawful.ask_again,
    "source.look": look,
    "articles.again": rereading.due,
    "article.look": rereading.look,  # waits for a paper's server
    "batch.take_in": entering.take_in_file,
    "entry.fetch": entering.take_in,  # waits for a paper's server
    "entry.take_in": entering.take_in,
    "entry.words": entering.take_words,
    "entry.listen": listening.listen,  # minutes of processor time
    "evidence.take": evidence.take,  # waits for a paper's server
    "scan.see": scanning.see,  # a page takes seconds of a processor
    "scan.read": scanning.read,
    "mail.look": mailing.look,
    "render.letter": rendering.letter,
    "render.report": rendering.report,
    "letters.follow": following.follow,
    "send.letter": sending.letter,  # waits for a mail server
    "source.probe": probing.probe,
    "sources.forget": forgetting.sources,
    "uploads.forget": forgetting.uploads,
    "texts.forget": forgetting.texts,
    "report.open": reporting.open_week,
    "report.announce": reporting.announce,
    "report.tell": reporting.tell,  # waits for a mail server
    "report.mail": reporting.mail,  # waits for a mail server
    "case.mail": reminding.mail_case,  # waits for a mail server
    "case.remind": reminding.remind_cases,
    "task.remind": reminding.remind,
    "task.tell": reminding.tell,  # waits for a mail server
    "watch.end": watching.end,
    "lessons.learn": learning.learn,
    "story.changed": alerting.changed,
    "alert.tick": alerting.tick,
    "alert.send": alerting.deliver,  # waits for a mail server
}
