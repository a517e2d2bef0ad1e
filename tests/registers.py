"""A register for tests, made from a schema alone: every field type, every view.

content = write_content(tmp_path, REGISTER)
content = write_content(tmp_path, TWELVE)       # so many that its list is filtered in place
"""

from __future__ import annotations

from tests.sites import text

SCHEMA = text(
    """
    id: wharf
    strategies: [3, 10]
    title: {en: Wharves, zh-Hans: 码头, zh-Hant: 碼頭}
    short: {en: Wharves, zh-Hans: 码头, zh-Hant: 碼頭}
    one: {en: Wharf, zh-Hans: 码头, zh-Hant: 碼頭}
    intro: {en: Wharves of a story., zh-Hans: 一个故事里的码头。, zh-Hant: 一個故事裡的碼頭。}
    glyph: 舟
    orphans: warn
    fields:
      - {id: title, type: name, required: true}
      - {id: summary, type: words}
      - id: kind
        type: term
        terms:
          sea: {en: by the sea, zh-Hans: 海边, zh-Hant: 海邊}
          river: {en: by a river, zh-Hans: 河边, zh-Hant: 河邊}
        label: {en: Kind, zh-Hans: 种类, zh-Hant: 種類}
        filter: true
        column: true
        required: true
      - id: opened
        type: date
        label: {en: Opened, zh-Hans: 启用, zh-Hant: 啟用}
        sort: true
        column: true
        filter: true
      - id: closed
        type: day
        label: {en: Closed, zh-Hans: 关闭, zh-Hant: 關閉}
      - id: symbol
        type: text
        unique: true
        label: {en: Symbol, zh-Hans: 编号, zh-Hant: 編號}
      - id: story
        type: prose
        label: {en: Story, zh-Hans: 故事, zh-Hant: 故事}
      - id: length
        type: number
        unit: {en: metres, zh-Hans: 米, zh-Hant: 米}
        label: {en: Length, zh-Hans: 长度, zh-Hant: 長度}
        sort: true
        column: true
      - id: berths
        type: integer
        label: {en: Berths, zh-Hans: 泊位, zh-Hant: 泊位}
      - id: roofed
        type: yes-no
        label: {en: Roofed, zh-Hans: 有顶棚, zh-Hant: 有頂棚}
        filter: true
      - id: site
        type: url
        label: {en: Site, zh-Hans: 网址, zh-Hant: 網址}
      - id: near
        type: ref
        to: [wharf]
        many: true
        label: {en: Near, zh-Hans: 相邻, zh-Hant: 相鄰}
      - id: writer
        type: ref
        to: [person]
        filter: true
        label: {en: Written of by, zh-Hans: 作者, zh-Hant: 作者}
      - id: lease
        type: duration
        label: {en: Lease, zh-Hans: 租期, zh-Hant: 租期}
      - id: keeper
        type: words
        public: false
        label: {en: Keeper, zh-Hans: 看守, zh-Hant: 看守}
      - id: boats
        type: rows
        label: {en: Boats, zh-Hans: 船, zh-Hant: 船}
        fields:
          - {id: boat, type: words, required: true, label: {en: Boat, zh-Hans: 船名, zh-Hant: 船名}}
          - {id: came, type: date, label: {en: Came, zh-Hans: 到达, zh-Hant: 到達}}
          - {id: from, type: ref, label: {en: From, zh-Hans: 来自, zh-Hant: 來自}}
      - id: state
        type: history
        terms:
          open: {en: open, zh-Hans: 开放, zh-Hant: 開放}
          shut: {en: shut, zh-Hans: 关闭, zh-Hant: 關閉}
        label: {en: State, zh-Hans: 状态, zh-Hant: 狀態}
        filter: true
        column: true
    views:
      - {kind: table, sort: title}
      - {kind: cards}
      - {kind: calendar, date: opened}
      - {kind: matrix, rows: kind, columns: state}
      - {kind: chart, x: opened, y: length, series: kind, chart: bars}
      - {kind: daybook, date: closed}
      - kind: matrix
        title: {en: By topic, zh-Hans: 按议题, zh-Hant: 按議題}
        rows: title
        columns: topics
    """
)

EAST = text(
    """
    title: {en: East Wharf, zh-Hans: 东码头, zh-Hant: 東碼頭}
    summary: {en: The oldest of them., zh-Hans: 其中最老的一座。}
    kind: sea
    opened: 1901-05
    closed: 1999-12-31
    symbol: W/1
    story: {en: "Told of by [](person:yu-jie) [@s1].", zh-Hans: "见[](person:yu-jie)的记述[@s1]。"}
    length: 120.5
    berths: 12
    roofed: yes
    site: https://example.org/east
    near: [wharf:west]
    writer: person:yu-jie
    lease: 4y6m
    keeper: {en: Nobody Known, zh-Hans: 无名看守}
    boats:
      - {boat: {en: Gull, zh-Hans: 海鸥号}, came: 1902, from: wharf:west, source: s1}
      - {boat: {en: Tern, zh-Hans: 燕鸥号}}
    state:
      - {date: 1901-05, value: open, source: s1}
      - {date: 1999-12-31, value: shut, note: {en: It moved., zh-Hans: 河改道了。}, source: s1}
    topics: [speech]
    last_verified: 2012-02-01
    sources:
      - {id: s1, kind: ngo, title: A story, date: 1999, url: https://example.org/story}
    """
)

WEST = text(
    """
    title: {en: West Wharf, zh-Hans: 西码头, zh-Hant: 西碼頭}
    kind: river
    opened: "1950"
    length: 80
    roofed: no
    sources:
      - {id: s1, kind: ngo, title: A story, date: 1999, url: https://example.org/story}
    """
)

FOLDER = "registers/wharves"
REGISTER: dict[str, str] = {
    f"{FOLDER}/schema.yaml": SCHEMA,
    f"{FOLDER}/east.yaml": EAST,
    f"{FOLDER}/west/record.yaml": WEST,
}

# English, Simplified, Traditional, kind, opened, length, state and since when.
_MORE = [
    ("Dragon Head Wharf", "龙头码头", "龍頭碼頭", "sea", "1911", "300", "open", "1911"),
    ("Lake Wharf", "湖边码头", "湖邊碼頭", "river", "1950-03", "9", "open", "1950"),
    ("Café Wharf", "咖啡码头", "咖啡碼頭", "river", "2001-12-31", "1200.5", "shut", "2010"),
    ("Salt Wharf", "盐码头", "鹽碼頭", "sea", "1888", "45", "shut", "1990"),
    ("Tea Wharf", "茶叶码头", "茶葉碼頭", "river", "", "45", "", ""),
    ("Rope Wharf", "绳码头", "繩碼頭", "sea", "2001", "", "open", "2001"),
    ("Wharf 10", "十号码头", "十號碼頭", "river", "1975", "60", "open", "1975"),
    ("Wharf 9", "九号码头", "九號碼頭", "river", "1974", "60", "shut", "1999"),
    ("Old Wharf", "老码头", "老碼頭", "sea", "1850~", "20", "shut", "1949"),
    ("New Wharf", "新码头", "新碼頭", "sea", "2020-05", "700", "open", "2020"),
]


def _wharf(row: tuple[str, ...]) -> str:
    en, hans, hant, kind, opened, length, state, since = row
    lines = [f"title: {{en: {en}, zh-Hans: {hans}, zh-Hant: {hant}}}", f"kind: {kind}"]
    lines += [f'opened: "{opened}"'] if opened else []
    lines += [f"length: {length}"] if length else []
    lines += [f'state: [{{date: "{since}", value: {state}, source: s1}}]'] if state else []
    source = "{id: s1, kind: ngo, title: A story, date: 1999, url: https://example.org/story}"
    return "\n".join([*lines, f"sources: [{source}]\n"])


TWELVE: dict[str, str] = REGISTER | {
    f"{FOLDER}/w{number:02d}.yaml": _wharf(row) for number, row in enumerate(_MORE)
}
