"""How much is asked in everyday words of measure, said as a plan would say it: a share, a rate of growth, so many to a thousand people.

>>> in_measures("平均一年涨百分之几")
'年均增长多少%'
"""

from __future__ import annotations

import re

HOW_MUCH = "(?:多少|几)"
GOES = "(?:大概|大约|差不多|起码|至少|最少|能|得|要|该|会|可以|需要|都|平均|得要)*"
# In this order: what the first leaves is read by those after it.
SAID_AS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"百分之{HOW_MUCH}|几成(?![员立果功绩长])|几分之几"), "多少%"),
    (  # 到多少%，定了没: the number is asked, not whether
        re.compile(
            "^(.*(?:多少|几|多[大长高久]|哪)[^，,]*?)(?:[，, ]+(?:有没有|有没|有)?(?:明确)?(?:定|写|说|提|讲|明确)(?:了|过|到|死)?(?:没有?|没写|吗|么)|[，, ]*有?(?:明确)?(?:规定|说法)(?:没有?|吗|么))[？?。]*$"
        ),
        r"\1",
    ),
    (re.compile("(?<=[，, ])[条座处所台]数(?=加|合|总|一共|共)"), ""),
    (re.compile("百分(?:之一?)?百(?!多|几)"), "100%"),
    (re.compile("(?<=多)([盖修建设弄添加搞整开放])上?几[个座家处条所间]"), r"\1"),  # 能不能多盖几个 asks for no number
    (re.compile("(?<=[国家省市区县镇村])一级(?=$|[的，。？?呢])"), "级"),
    (re.compile("^(?:那)?(?:剩下|余下|其余)的?(?=预期性|约束性)"), ""),
    (re.compile("(?<=以上)的(?=项目|企业|工程)"), ""),
    (re.compile("(?<=呢)[，, ]*(?:有没有(?:写|提|讲|说|列|给)?(?:到|过|明)?数?|(?:写|给|定)了?(?:个)?数(?:没有?|了吗|吗))[？?。]*$"), ""),  # 面积呢，有没有写
    (re.compile("(?<=[0-9]G)加(?=[啥什智])", re.IGNORECASE), "+"),
    (re.compile("([两三四五六七八九十\\d]个)什么样的(?=[\u4e00-\u9fff])"), r"哪\1"),
    (re.compile("(?<=哪个)任务(?=[多少重大])"), ""),
    (re.compile("(?<=[前这近好过头])几年(?![内间级后])"), "些年"),  # asks for no number
    (re.compile("(?:上|过)亿元?的?(?=项目|企业|工程)"), "亿元以上"),
    (re.compile("一个人(?:能|得|要)?(?:摊|合|分)到?(?=多少)"), "人均"),
    (re.compile("(?<![\\d])(?:19)?[5-9]\\d年(?:前后|左右|那会儿)?(?:盖|建|修|竣工)的(?:老)?(?:楼|房子?|小区|院子?)?"), "老旧小区"),
    (re.compile("(?<=平均每)站(?!位|台|点)"), "座"),
    (re.compile("几何(?=$|[，。？?！!、呢啊呀 ])"), "多少"),
    (re.compile(rf"([人户村亩家])均(?=(?:[一每][天日年月]|下来){GOES}(?:[摊合分用]到?)?{HOW_MUCH})"), r"每\1"),
    (re.compile("前后两个五年|[这那]?两个五年(?!规划)"), "十三五和十四五"),
    (re.compile("多大(?:的|一?个)?(?:比例|比重|份额)"), "多少比例"),
    (  # 平均一年涨几个点: a rate; 平均一年新增几个 is none
        re.compile(
            rf"(?:平均|大概)?(?:每|一)年{GOES}(?:往上)?(?:涨|递增|增长|增|上涨|上升|提高)(?:了|个|到)?{HOW_MUCH}个?(?:%|百分点|点)|年均{GOES}(?:涨|递增|增|上涨){HOW_MUCH}个?(?:%|百分点|点)?"
        ),
        "年均增长多少%",
    ),
    (re.compile(rf"(?:平均)?(?:每|一)年{GOES}(?:涨|递增|增长|上涨){HOW_MUCH}(?![个家座处所条万亿人名])"), "年均增长多少"),
    (re.compile("(?<=[0-9万亿少几])平(?=$|[，。、？?！ 吗吧呢了对是左的])|(?<=多少)平(?=[\u4e00-\u9fff])(?![方米均原])"), "平方米"),
    (
        re.compile(
            "(?:每一?|一(?=[百千万](?:个|名|口|位)?[^，。]{1,4}(?:里|当中|中间)))([百千万])(?:个|名|口|位)?(?:人|居民|老百姓|群众|市民)(?:里[头面]?|当中|中间)?"
        ),
        r"每\1人",
    ),
)


def in_measures(text: str) -> str:
    """The text with its words of measure said plainly.

    >>> in_measures("村医室归公家的占几成")
    '村医室归公家的占多少%'
    """
    for pattern, plainly in SAID_AS:
        text = pattern.sub(plainly, text)
    return text
