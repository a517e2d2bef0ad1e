"""Surnames, to tell a likely name from other words.

The hundred most frequent of the 2020 census (Ministry of Public Security, National Name
Report 2020), those among the rarer ones that conversion can get wrong, and compound ones.
"""

from __future__ import annotations

_FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
)
_AT_RISK = "岳游郁朴种涂干谷仇曲党云占岩升台后松冲采向纪卜丰"
_COMPOUND = ("欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "端木", "东方", "慕容", "夏侯")

SURNAMES = frozenset([*_FREQUENT, *_AT_RISK, *_COMPOUND])
