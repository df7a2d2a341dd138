"""The code lists of ONIX that a record needs, beside the codes that metadata are written in."""

from __future__ import annotations

# list 17, by MARC relator
ROLES = {
    "aut": "A01", "aus": "A03", "lbt": "A04", "lyr": "A05", "cmp": "A06", "art": "A07",
    "bkd": "A11", "dsr": "A11", "ill": "A12", "pht": "A13", "wpr": "A15", "aft": "A19",
    "ann": "A20", "cwt": "A21", "win": "A23", "aui": "A24", "ctb": "A32", "cov": "A36",
    "ctg": "A39", "ivr": "A43", "ive": "A44", "edt": "B01", "abr": "B04", "adp": "B05",
    "trl": "B06", "arr": "B25", "ths": "B27", "com": "C01", "cur": "C04", "drt": "D02",
    "nrt": "E03", "cre": "A01",
}  # fmt: skip
OTHER_ROLE = "Z99"

# list 196, by the terms of schema.org that the EPUB tells
FEATURES = {
    "tableOfContents": "11", "index": "12", "readingOrder": "13", "alternativeText": "14",
    "longDescription": "15", "MathML": "17", "describedMath": "53", "pageBreakMarkers": "19",
    "printPageNumbers": "19", "structuralNavigation": "29", "ARIA": "30",
    "displayTransformability": "36", "pageNavigation": "41", "latex": "35",
}  # fmt: skip
# list 143, likewise
HAZARDS = {"none": "00", "flashing": "13", "noFlashingHazard": "14", "sound": "15",
           "noSoundHazard": "16", "motionSimulation": "17", "noMotionSimulationHazard": "18",
           "unknown": "24"}  # fmt: skip

# list 74: ISO 639-2/B, by the code of two letters
_LANGUAGES = dict(
    pair.split(":")
    for pair in """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
    be:bel bg:bul bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre
    cs:cze cu:chu cv:chv cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo es:spa
    et:est eu:baq fa:per ff:ful fi:fin fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg gn:grn
    gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:arm hz:her ia:ina id:ind
    ie:ile ig:ibo ii:iii ik:ipk io:ido is:ice it:ita iu:iku ja:jpn jv:jav ka:geo kg:kon ki:kik
    kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat
    lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac ml:mal
    mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:dut nn:nno no:nor
    nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por
    qu:que rm:roh rn:run ro:rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slo
    sl:slv sm:smo sn:sna so:som sq:alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel
    tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig
    uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:chi
    zu:zul
    """.split()
)


def language_code(tag: str) -> str | None:
    """The code of three letters for a language tag, None for a language that has none."""
    first = tag.lower().split("-")[0]
    return first if len(first) == 3 else _LANGUAGES.get(first)


def thema_scheme(code: str) -> str:
    """List 27: that of Thema's subjects, or of its qualifiers, which begin with a digit."""
    return {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}.get(code[0], "93")
