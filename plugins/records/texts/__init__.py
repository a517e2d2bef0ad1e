"""Texts of treaties and laws: paragraph by paragraph, with an anchor for each.

    sheet      text.yaml: whose text it is, its versions, where each comes from
    labels     “3.”, “(c)”, “第七条” as numbers and letters that are the same in all languages
    parts      a version's file as articles and paragraphs
    reading    content/texts/ as a whole

Whether versions agree is left to ``checks.parity``; pages to ``views.texts``.
"""
