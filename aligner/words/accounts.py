"""Names of money: a thing that is paid for once, or a kind of cost that any goal may have."""

from __future__ import annotations

from aligner.words.patterns import Pattern
from aligner.words.texts import normalise

_KIND_OF_COST = Pattern(
    r"\b(?:\w{0,20}palk(?:at|ka|kio\w{1,4})|\w{0,20}henkilö\w{0,15}|\w{0,20}työvoima\w{0,5}|"
    r"\w{0,12}asiantunti\w{1,12}|\w{0,20}palvelut?|\w{0,20}palvelujen|\w{0,15}ostot?|vuokra\w{0,6}|"
    r"\w{0,12}tilat|matka\w{0,12}|\w{0,12}tarvikkeet|aine\w{0,10}|\w{0,15}koulutu\w{1,5}|"
    r"\w{0,10}konsult\w{0,12}|markkinoin\w{1,6}|viestin\w{1,6}|\w{0,12}suunnittelu|\w{0,12}lisenss\w{1,4}|"
    r"\w{0,12}kulut?|\w{0,12}kustannu\w{1,5}|\w{0,12}menot?|\w{0,12}investoin\w{1,4}|\w{0,12}hankinnat|"
    r"muut?|varaus|projektipäällik\w{1,3}|projektin?hallinta|\w{0,12}työpajat?|\w{0,12}kampanjat?|"
    r"pilot(?:ti|it)?|\w{0,12}kokeilut?|löner?|lönekostnad\w{0,4}|personal\w{0,12}|hyror?|resor|"
    r"resekostnad\w{0,4}|material|konsult\w{0,10}|utbildning\w{0,3}|\w{0,15}tjänster|tjänsteköp|köpta|"
    r"övrigt?|övriga|marknadsföring|kommunikation|licens\w{0,3}|\w{0,15}kostnader?|projektled\w{1,5}|"
    r"workshops?|kampanj\w{0,3}|investering\w{0,3}|reserv|drift|salar(?:y|ies)|wages|staff(?:ing)?|"
    r"personnel|people|rents?|travel|training|consult\w{1,6}|services?|suppl(?:y|ies)|equipment|other|"
    r"misc\w{0,10}|marketing|communications?|overheads?|materials?|licen[cs]es?|costs?|expens\w{1,3}|"
    r"fees?|contractors?|project manage\w{1,4}|campaigns?|reserve|contingency|investments?|capex|opex|"
    r"operations|software|hardware|ohjelmisto\w{0,3}|laitteet|programvara|utrustning)\b",
)


def names_one_thing(label: str) -> bool:
    """Tell whether a line's name is that of one thing ("Mobile app for tenants"), not of a kind of cost."""
    said = normalise(label[:200])
    several = len(said.split()) > 1
    return several and not _KIND_OF_COST.search(said)
