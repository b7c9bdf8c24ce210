"""What the register keeps, a file per subject."""

from jumelles.web.register.models.action import Action, ActionRole, BudgetLine
from jumelles.web.register.models.agreement import Agreement, Check, Requirement, Signatory
from jumelles.web.register.models.ambassador import Ambassador
from jumelles.web.register.models.document import Document, MediaMention
from jumelles.web.register.models.evidence import Evidence
from jumelles.web.register.models.figures import OwnFigure
from jumelles.web.register.models.gate import Clearance, GateMark
from jumelles.web.register.models.honour import Gift, HeritageItem, Honour
from jumelles.web.register.models.intake import Intake
from jumelles.web.register.models.introduction import Introduction, Message, Outcome
from jumelles.web.register.models.opening import Opening, Portfolio, PortfolioItem
from jumelles.web.register.models.partnership import Invitation, Partnership, Party, StatusStep
from jumelles.web.register.models.people import Organisation, Person, Position
from jumelles.web.register.models.places import Authority, TerritoryFact, Town
from jumelles.web.register.models.publishing import Article, ArticleLink, PublicPage
from jumelles.web.register.models.stamp import Stamp
from jumelles.web.register.models.verdict import Verdict
from jumelles.web.register.models.visit import Delegate, ProgrammeItem, Visit

RECORDS = (
    *(Town, OwnFigure, Authority, TerritoryFact, Organisation, Person, Position),
    *(Partnership, Party, Agreement, Signatory, Requirement, Action, ActionRole, BudgetLine),
    *(Visit, Delegate, ProgrammeItem, Document, StatusStep, Check, MediaMention, Honour, Gift, HeritageItem, Invitation),
    *(Ambassador, Portfolio, Opening, Verdict, Introduction, Message, Outcome, GateMark, Clearance),
    *(PublicPage, Article, ArticleLink, Evidence),
)
"""Every kind of record, each after those it refers to."""

__all__ = [
    "RECORDS",
    "Action",
    "ActionRole",
    "Agreement",
    "Ambassador",
    "Article",
    "ArticleLink",
    "Authority",
    "BudgetLine",
    "Check",
    "Clearance",
    "Delegate",
    "Document",
    "Evidence",
    "GateMark",
    "Gift",
    "HeritageItem",
    "Honour",
    "Intake",
    "Introduction",
    "Invitation",
    "MediaMention",
    "Message",
    "Opening",
    "Organisation",
    "Outcome",
    "OwnFigure",
    "Partnership",
    "Party",
    "Person",
    "Portfolio",
    "PortfolioItem",
    "Position",
    "ProgrammeItem",
    "PublicPage",
    "Requirement",
    "Signatory",
    "Stamp",
    "StatusStep",
    "TerritoryFact",
    "Town",
    "Verdict",
    "Visit",
]
