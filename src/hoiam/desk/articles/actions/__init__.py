"""What may be written about articles, a file for each matter. The machine's half: none of it is audited."""

from hoiam.desk.articles.actions.indexing import index_anew
from hoiam.desk.articles.actions.keeping import EXCERPT, Kept, keep, note_gone

__all__ = ["EXCERPT", "Kept", "index_anew", "keep", "note_gone"]
