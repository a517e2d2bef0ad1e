"""What a person's record is made of, one concern a module.

    identity   names, birth and death, where they live, what they do
    custody    each deprivation of liberty
    case       charges, events, courts, sentence, lawyers, UN opinions
    care       consent, risk, and what is published only with leave

Field names follow HURIDOCS and the CECC Political Prisoner Database; dates are EDTF. The
record itself is ``schemas/person.py``; rules that need more than one field are left to
``plugins.checks``.
"""
