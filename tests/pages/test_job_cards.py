"""Pages of boards whose jobs are cards: boxes alike, each with a heading, an employer, a place."""

from __future__ import annotations

import pytest

from reader.pages import read_fragment, read_page
from reader.parsing import parse

JOBS = [
    ("Senior Data Engineer", "Halden Labs", "Leeds, UK"),
    ("Marine Technician", "Corrib Oysters", "Galway, Ireland"),
    ("Night Baker", "Weir Inn", "Hull, UK"),
    ("Product Manager", "Norhavn", "Copenhagen, Denmark"),
]
LINKED_CARD = (
    "<li><div class=card><a class=cover href=https://jobs.example/{at}><span class=sr-only>{role}</span></a>"
    "<img alt=''><div class=info><h3>{role}</h3><h4><a href=https://jobs.example/firms>{firm}</a></h4>"
    "<div><span>{place}</span><time datetime=2031-11-28>{at} days ago</time></div></div></div></li>"
)
TABLE_CARD = (
    "<li class=result><div class=card><table role=presentation><tr><td><div><h2 class=title>"
    "<a href=https://jobs.example/{at}><span>{role}</span></a></h2></div><div class=where><div>"
    "<div class=x1>{firm}</div><div class=x2>{place}</div></div></div><ul><li>Full-time</li></ul>"
    "</td></tr></table><div><ul><li>You keep what others count, by day and night.</li></ul></div></div></li>"
)
ROW_CARD = (
    "<tr class=job><td><a href=https://jobs.example/{at}><h2>{role}</h2></a><h3>{firm}</h3>"
    "<div class=location>{place}</div></td><td><time datetime=2031-11-27>{at}d</time></td></tr>"
)
LINE_CARD = (
    "<li class=feature><a href=https://jobs.example/{at}><span class=company>{firm}</span>"
    "<span class=title>{role}</span><br><span>Full-Time</span><span class=region>{place}</span></a></li>"
)

FIRM_CARD = (
    "<div class=box><a href=https://jobs.example/firms/{at}><h2>{firm}</h2></a><div>Clocks for ports</div>"
    "<div>11-50 people</div><div><a href=https://jobs.example/{at}>{role}</a><span>{place}</span></div>"
    "<div><button>Apply</button></div></div>"
)

LOGO_CARD = (
    "<article class=item><picture><img alt='{firm}' src=x></picture>"
    "<h2><a href=https://jobs.example/{at}><div>{role}</div></a></h2>"
    "<div><span class=firm><a href=/f>{firm}</a></span><span class=at>{place}</span><span>Hybrid</span></div>"
    "<div>You keep the clocks of the port, and count the gulls, by day and by night, with all of us ...</div>"
    "<time>{at} days ago</time></article>"
)
INDENTED_CARD = """
<li>
  <div class="base-card">
    <a class="cover" href="https://jobs.example/{at}">
      <span class="sr-only">
        {role}
      </span>
    </a>
    <div class="info">
      <h3>
        {role}
      </h3>
      <h4>
        <a href="https://jobs.example/firms/{at}">{firm}</a>
      </h4>
      <span class="where">
        {place}
      </span>
      <time datetime="2031-11-28">{at} days ago</time>
    </div>
  </div>
</li>"""
BUTTON_CARD = (
    "<li class=feature><a href=https://jobs.example/firms/{at}>View Company Profile</a>"
    "<a href=https://jobs.example/{at}><h3>{role}</h3><p>{firm}</p><p>{place}</p><p>Full-Time</p></a></li>"
)
FIRM_FIRST = (
    "<li><div class=card><a href=https://jobs.example/{at}><img alt='{role}' src=x></a><div class=said>"
    "<div><span class=firm>{firm}</span></div><a href=https://jobs.example/{at}><h2>{role}</h2></a>"
    "<div><p>{place}</p></div><div><span>Permanent contract</span></div></div>"
    "<div><p><time datetime=2031-11-28>{at} days ago</time></p></div></div></li>"
)
BROKEN_CARD = (
    "<div class='row record'><div class=left><a href=https://jobs.example/{at}>{role}</a><br>\n{firm}<br>\n"
    "{place}<br></div><div class=right>Salary: on request<br>Posted 11/20/31</div></div>"
)
FIELDS_CARD = """
<li><h2><span class="name"><a href="https://jobs.example/{at}">{role}</a><br/>
  {firm}
 </span>
 <span class="where"><a href="/in/{at}">{place}</a></span></h2>
 <span class="kind">Looking for: <a href="/a">Tides</a></span>
 <span class="posted">Posted: <time>20 November 2031</time></span></li>"""


@pytest.mark.parametrize(
    ("card", "around"),
    [
        (LINKED_CARD, "<h1>4 jobs</h1><ul class=results>{}</ul>"),
        (TABLE_CARD, "<p>Sort by: date</p><ul>{}</ul>"),
        (ROW_CARD, "<h1>Jobs</h1><table><tbody>{}</tbody></table>"),
        (LINE_CARD, "<h1>Jobs</h1><ul>{}</ul>"),
        (LINE_CARD, "<h1>Jobs</h1><ul>{}<li class=all><a href=/all>View all 120 jobs</a></li></ul>"),
        (FIRM_CARD, "<h1>Jobs</h1><main>{}</main>"),
        (LOGO_CARD, "<h1>4 jobs</h1><div class=results>{}</div>"),
        (INDENTED_CARD, "<h1>4 jobs</h1><ul class=results>{}</ul>"),
        (BUTTON_CARD, "<h1>Jobs</h1><ul>{}</ul>"),
        (FIRM_FIRST, "<h1>4 jobs</h1><ul>{}</ul>"),
        (BROKEN_CARD, "<h1>Search results</h1><div id=found>{}</div>"),
        (FIELDS_CARD, "<h1>Job board</h1><ol class=list>{}</ol>"),
    ],
    ids=[
        "covered by a link",
        "in tables of their own",
        "rows of a table",
        "broken lines",
        "an item more",
        "firms",
        "logos",
        "indented",
        "a button over each",
        "firms over roles",
        "lines in two boxes",
        "fields by their classes",
    ],
)
def test_each_card_is_a_job_with_what_is_on_it_and_no_other(card: str, around: str) -> None:
    cards = "".join(
        card.format(at=at, role=role, firm=firm, place=place) for at, (role, firm, place) in enumerate(JOBS)
    )
    page = read_page(f"<title>Jobs</title><body>{around.format(cards)}</body>")
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.company, it.place and it.place.text) for it in found] == JOBS
    assert [it.url for it in found] == [f"https://jobs.example/{at}" for at in range(len(JOBS))]


def test_boxes_that_tell_something_are_no_cards() -> None:
    box = (
        "<article><h2><a href=/{at}>{role}</a></h2><p>{firm} counts tides by hand, and its clocks drift by a "
        "minute in each year. Nobody minds, as the wardens of {place} say.</p></article>"
    )
    boxes = "".join(box.format(at=at, role=role, firm=f, place=p) for at, (role, f, p) in enumerate(JOBS))
    page = read_page(f"<title>Notes</title><main><h1>Notes</h1>{boxes}</main>")
    assert "•" not in page.text
    assert [hint.kind for hint in page.outline.hints].count("heading") == len(JOBS)


def test_what_is_said_to_screen_readers_in_an_item_is_not_said_twice() -> None:
    item = "<li><p>Night Baker</p><p>Night Baker</p><p>Hull</p></li>"
    assert read_fragment(f"<ul>{item}{item}</ul>").text == ("• Night Baker\n  Hull\n• Night Baker\n  Hull")


def test_parts_side_by_side_in_broken_lines_are_lines_but_not_parts_of_words() -> None:
    row = "<div><span>Kiln</span><span>works</span><br><span>Leeds</span><span>Nights</span><br>Hull</div>"
    plain = "<div><span>Leeds</span><span>Nights</span><br><span>{}</span></div>"
    assert read_fragment(f"{row}<p>End.</p>").text.startswith("Kilnworks")
    assert read_fragment(f"{plain.format('Hull')}<p>End.</p>").text == "Leeds\n\nNights\n\nHull\n\nEnd."


def test_sections_of_jobs_are_no_cards() -> None:
    jobs = "<li><a href=/{0}>{1}</a> Leeds</li><li><a href=/{0}>Night {1}</a> Hull</li>"
    teams = ("Engineering", "Operations", "Kitchen")
    sections = "".join(
        f"<section><h2>{team}</h2><ul>{jobs.format(team, role)}</ul></section>"
        for team, role in zip(teams, ("Welder", "Porter", "Cook"), strict=True)
    )
    page = read_page(f"<title>Jobs</title><main><h1>Jobs</h1>{sections}</main>")
    assert [hint.kind for hint in page.outline.hints].count("heading") == len(teams)


def test_the_jobs_of_each_team_are_found_where_a_sentence_over_them_is_all_the_prose() -> None:
    job = "<li class=job><a href=https://jobs.example/{at}>{role}</a><span class=where>{place}</span></li>"
    made = [job.format(at=at, role=role, place=place) for at, (role, _, place) in enumerate(JOBS)]
    page = read_page(
        "<title>Openings</title><h1>Current openings</h1><p>Thank you for looking at our openings. Does one "
        "of them interest you? Write to us today.</p><ul class=teams>"
        f"<li class=team><div class=head>Engineering</div><ul class=jobs>{''.join(made[:2])}</ul></li>"
        f"<li class=team><div class=head>Operations</div><ul class=jobs>{''.join(made[2:])}</ul></li></ul>"
    )
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.place and it.place.text) for it in found] == [(role, at) for role, _, at in JOBS]


def test_the_text_of_one_card_is_not_all_of_a_page() -> None:
    card = (
        "<a class=job-box href=https://jobs.example/{at}><div class=content><h3>{role}</h3><div class=about>"
        "<span>{firm}</span><span> · </span><span>{place}</span></div></div></a>"
    )
    cards = "".join(
        card.format(at=at, role=role, firm=firm, place=place) for at, (role, firm, place) in enumerate(JOBS)
    )
    page = read_page(f"<title>Jobs</title><main><h1>Jobs at the port</h1>{cards}</main>")
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [it.role for it in found] == [role for role, _, _ in JOBS]


ROWS = (
    "<tr class=job-post><td class=cell><a href=https://jobs.example/{at}><p class=body>{role}{badge}</p>"
    "<p class=small>{place}</p></a></td></tr>"
)


def test_rows_of_one_link_are_jobs_and_a_badge_is_no_part_of_the_name() -> None:
    badge = "<span class=tag><span>New</span></span>"
    rows = [
        ROWS.format(at=at, role=role, place=place, badge=badge if at % 2 else "")
        for at, (role, _, place) in enumerate(JOBS)
    ]
    page = read_page(
        "<title>Jobs at Halden Labs</title><main><h1>Current openings at Halden Labs</h1>"
        f"<h3>Engineering</h3><table>{''.join(rows[:2])}</table>"
        f"<h3>Operations</h3><table>{''.join(rows[2:])}</table></main>"
    )
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.place and it.place.text, it.team) for it in found] == [
        (role, place, "Engineering" if at < 2 else "Operations") for at, (role, _, place) in enumerate(JOBS)
    ]


def test_a_label_and_what_is_below_it_in_a_card_are_one_line() -> None:
    card = (
        "<article class=item><div><ul><li>{firm}</li></ul><h3><a href=https://jobs.example/{at}>{role}</a></h3>"
        "<div class=at><div class=bold><span>Work places:</span></div><div>{place}</div></div>"
        "<div class=who><div class=bold><span>Profile:</span></div><div>Trainee<br>Engineer</div></div>"
        "</div></article>"
    )
    cards = "".join(card.format(at=at, role=role, firm=f, place=p) for at, (role, f, p) in enumerate(JOBS))
    page = read_page(f"<title>Jobs</title><main><h1>Jobs</h1>{cards}</main>")
    assert "  Work places: Galway, Ireland\n  Profile: Trainee, Engineer\n" in page.text
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [it.role for it in found] == [role for role, _, _ in JOBS]


def test_what_most_cards_begin_with_makes_cards_of_the_others() -> None:
    card = "<article class=item>{badge}<h3><a href=https://jobs.example/{at}>{role}</a></h3><div>{firm}</div></article>"
    cards = "".join(
        card.format(at=at, role=role, firm=firm, badge="<b>New</b>" if at == 1 else "")
        for at, (role, firm, _) in enumerate(JOBS)
    )
    page = read_page(f"<title>Jobs</title><main><h1>Jobs</h1>{cards}</main>")
    assert page.text.count("• ") == len(JOBS)


PLAIN_CARD = (
    "<li class=card id=c{at}><div class=lockup><div><img alt='{firm} logo' src=x></div><div>"
    "<div class=title><a href=https://jobs.example/{at}><span aria-hidden=true><b>{role}</b></span>"
    "<span class=visually-hidden>{role}</span></a></div><div class=under><span>{firm}</span></div>"
    "<div><ul><li><span>{place} (Hybrid)</span></li></ul></div></div></div>"
    "<ul class=foot><li>Promoted</li><li>Easy Apply</li></ul></li>"
)


def test_a_search_for_a_role_is_no_ad_for_it_and_what_is_around_its_cards_is_left_out() -> None:
    cards = "".join(
        PLAIN_CARD.format(at=at, role=role, firm=firm, place=place)
        for at, (role, firm, place) in enumerate(JOBS)
    )
    page = read_page(
        "<title>Search</title><div class=banner><p>We and our partners store things in your browser, "
        "and you may change your mind at any time.</p></div>"
        "<ul class=top><li><a href=/jobs>Jobs</a></li></ul>"
        "<div class=list><div><h1>engineer in United Kingdom</h1><small>4 results</small></div>"
        f"<ul>{cards}</ul></div>"
    )
    assert "partners" not in page.text
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.company, it.place and it.place.text) for it in found] == JOBS


NAMED_TWICE = (
    "<div class=result><h2><a href=https://jobs.example/{at}>{role}</a></h2>"
    "<div><a class=firm href=/f/{at}>{firm}</a><a class=rating href=/r/{at}>4.{at}</a>"
    "<a class=reviews href=/s/{at}>{at}12 Reviews</a></div>"
    "<div>{place}</div><div><span class=said>Posted</span>Posted {at} days ago</div></div>"
)


def test_links_side_by_side_in_a_card_are_lines_and_what_is_said_to_screen_readers_is_left_out() -> None:
    cards = "".join(
        NAMED_TWICE.format(at=at, role=role, firm=firm, place=place)
        for at, (role, firm, place) in enumerate(JOBS, 3)
    )
    page = read_page(f"<title>Jobs</title><h1>4 jobs</h1><div>{cards}</div>")
    assert "  Posted 3 days ago" in page.text
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.company, it.place and it.place.text) for it in found] == JOBS


def test_what_only_small_screens_show_is_left_out() -> None:
    row = (
        "<tr><td><span class=hidden-phone><a href=https://jobs.example/{at}>{role}</a></span>"
        "<div class='facts visible-phone'><a href=https://jobs.example/{at}>{role}</a> {place}</div></td>"
        "<td>{place}</td></tr>"
    )
    rows = "".join(row.format(at=at, role=role, place=place) for at, (role, _, place) in enumerate(JOBS))
    page = read_page(
        "<title>Jobs</title><h1>Open jobs</h1><table><thead><tr><th>Title</th><th>Location</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.place and it.place.text) for it in found] == [(role, at) for role, _, at in JOBS]


def test_the_last_of_some_cards_is_not_the_text_of_a_page_though_it_is_an_article() -> None:
    jobs = [
        ("Fluglotse", "Hafenwacht GmbH", "Hamburg"),
        ("Orgelbauer", "Klangwerk Köln", "Köln"),
        ("Bäckermeister", "Backhaus Nord", "Kiel"),
    ]
    card = (
        "<article id=job-item-{at} class=r1><div class=r2><div class=r3><img alt=''></div>"
        "<div class=r4><h2 class=n><a class=x href=/angebot-{at}><div class=n>"
        "<div>{role} (m/w/d)</div></div></a></h2><div class=r5><span class=b><a href=/f/{at}>{firm}"
        "</a></span><span class=b><span>{place}</span></span><span class=b>Teilweise Home-Office</span></div>"
        "<div class=x1>Wir suchen jemanden, der die Uhren des Hafens stellt und die Möwen zählt, nachts ..."
        "</div>"
        "<div class=x2><span><time>vor 2 Tagen</time></span></div></div></div></article>"
    )
    cards = "".join(
        card.format(at=at, role=role, firm=firm, place=place) for at, (role, firm, place) in enumerate(jobs)
    )
    page = read_page(
        f"<title>3 Jobs</title><body><div><h1>3 Jobs</h1><div class=r0>{cards}</div></div></body>"
    )
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [it.role for it in found] == [role for role, _, _ in jobs]


@pytest.mark.parametrize(
    "card",
    [
        "<li><div><h3><a href=https://jobs.example/{at}>{role}</a></h3><div>{firm}</div><div>{place}</div></div></li>",
        "<li class=job><a href=https://jobs.example/{at}>{role}</a><div>{firm}</div><div>{place}</div></li>",
    ],
)
def test_jobs_of_one_name_keep_it(card: str) -> None:
    cards = "".join(
        card.format(at=at, role="Night Baker", firm=firm, place=place)
        for at, (_, firm, place) in enumerate(JOBS)
    )
    page = read_page(f"<title>Jobs</title><body><h1>4 jobs</h1><ul>{cards}</ul></body>")
    found = parse(page.text, "jobs.html", outline=page.outline).postings
    assert [(it.role, it.company) for it in found] == [("Night Baker", firm) for _, firm, _ in JOBS]
