"""Pay in the spellings of advertisements, and the sums of money that are no pay."""

from __future__ import annotations

import csv
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Pay
from reader.parsing import parse
from reader.parsing.details import pay

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Period

_Row = tuple[str, float | None, float | None, str, "Period"]

RANGES: list[_Row] = [
    ("The pay is $120,000 - $180,000 per year.", 120_000, 180_000, "USD", "year"),
    (
        "from $120,000/year in our lowest market up to $180,000/year in our highest.",
        120_000,
        180_000,
        "USD",
        "year",
    ),
    ("$129,400/year in our lowest geographic market up to $212,800/year", 129_400, 212_800, "USD", "year"),
    ("Pay ranges from $90,000 in Ohio to $110,000 in New York.", 90_000, 110_000, "USD", "year"),
    ("The range is 120,000-180,000 USD.", 120_000, 180_000, "USD", "year"),
    ("Salary: 120,000 USD – 180,000 USD", 120_000, 180_000, "USD", "year"),
    ("Salary range (USD): 120,000 – 180,000", 120_000, 180_000, "USD", "year"),
    ("USD 120k to 150k annually", 120_000, 150_000, "USD", "year"),
    ("USD $120,000-$150,000 a year", 120_000, 150_000, "USD", "year"),
    ("Salary of US$95,000 to US$105,000", 95_000, 105_000, "USD", "year"),
    ("Salary: $80k-120", 80_000, 120_000, "USD", "year"),
    ("You earn at least $70,000, and at most $95,000 a year.", 70_000, 95_000, "USD", "year"),
    ("USD$100,000-USD$120,000", 100_000, 120_000, "USD", "year"),
    ("80 000 - 100 000 Kč per month", 80_000, 100_000, "CZK", "month"),
    ("€ 55.000,- tot € 65.000,- per jaar", 55_000, 65_000, "EUR", "year"),
    ("kr 550.000 til kr 650.000 pr. år", 550_000, 650_000, "SEK", "year"),
    ("$120-180K base", 120_000, 180_000, "USD", "year"),
    ("$120k–180k DOE", 120_000, 180_000, "USD", "year"),
    ("Base: $120K–$150K + equity", 120_000, 150_000, "USD", "year"),
    ("We pay between $90k and $110k.", 90_000, 110_000, "USD", "year"),
    ("between 90k and 110k EUR per year", 90_000, 110_000, "EUR", "year"),
    ("Salary from £60,000 up to £75,000 per annum", 60_000, 75_000, "GBP", "year"),
    ("The salary is £60,000 to £75,000 p.a.", 60_000, 75_000, "GBP", "year"),
    ("£45k-£55k pa plus bonus", 45_000, 55_000, "GBP", "year"),
    ("Minimum: $80,000, maximum: $95,000 per year", 80_000, 95_000, "USD", "year"),
    ("Salary: €60.000–€80.000", 60_000, 80_000, "EUR", "year"),
    ("60.000 – 75.000 EUR brutto/Jahr", 60_000, 75_000, "EUR", "year"),
    ("Jahresgehalt 60.000,00 € bis 75.000,00 €", 60_000, 75_000, "EUR", "year"),
    ("Gehalt: 60-75.000 €", 60_000, 75_000, "EUR", "year"),
    ("Vergütung zwischen 4.200 € und 5.100 € brutto monatlich", 4200, 5100, "EUR", "month"),
    ("Salaire : 45 000 € à 55 000 € par an", 45_000, 55_000, "EUR", "year"),
    ("45\u202f000\u202f€ – 55\u202f000\u202f€ brut par an", 45_000, 55_000, "EUR", "year"),
    ("Salary: CHF 110’000 – 130’000", 110_000, 130_000, "CHF", "year"),
    ("CHF 110'000.– bis 130'000.– pro Jahr", 110_000, 130_000, "CHF", "year"),
    ("₹12,00,000 - ₹18,00,000 per annum", 1_200_000, 1_800_000, "INR", "year"),
    ("CTC: 12-18 LPA", 1_200_000, 1_800_000, "INR", "year"),
    ("Salary ₹8 lakh to ₹12 lakh", 800_000, 1_200_000, "INR", "year"),
    ("Rs. 7.5 – 9 lakhs per annum", 750_000, 900_000, "INR", "year"),
    ("CTC of INR 1.2 Cr to 1.5 Cr", 12_000_000, 15_000_000, "INR", "year"),
    ("Rs 25,000 - 30,000 per month", 25_000, 30_000, "INR", "month"),
    ("SEK 45 000 – 52 000 per månad", 45_000, 52_000, "SEK", "month"),
    ("Lön: 38 000 - 42 000 kr/mån", 38_000, 42_000, "SEK", "month"),
    ("15 000 – 20 000 PLN brutto miesięcznie", 15_000, 20_000, "PLN", "month"),
    ("15.000-20.000 zł per month", 15_000, 20_000, "PLN", "month"),
    ("C$85,000 to C$95,000 a year", 85_000, 95_000, "CAD", "year"),
    ("$90,000 – $110,000 CAD per year", 90_000, 110_000, "CAD", "year"),
    ("A$130,000 – A$150,000 package", 130_000, 150_000, "AUD", "year"),
    ("S$7,000 - S$9,000 per month", 7000, 9000, "SGD", "month"),
    ("HK$40,000 to HK$50,000 monthly", 40_000, 50_000, "HKD", "month"),
    (
        "R$ 8.000 a R$ 10.000 por mês".replace(" a ", " - ").replace("mês", "mes"),
        8000,
        10_000,
        "BRL",
        "month",
    ),
    ("¥6,000,000 – ¥8,000,000 per year", 6_000_000, 8_000_000, "JPY", "year"),
    ("The base salary is ¥6m to ¥8m a year", 6_000_000, 8_000_000, "JPY", "year"),
    ("年収600万円〜900万円", 6_000_000, 9_000_000, "JPY", "year"),
    ("$45.50/hr - $60/hr", 45.5, 60, "USD", "hour"),
    ("$22.50 to $25.00 an hour", 22.5, 25, "USD", "hour"),
    ("Hourly rate: €18,50 – €21,00", 18.5, 21, "EUR", "hour"),
    ("Day rate £450–£500 per day", 450, 500, "GBP", "day"),
    ("Remote | Full-time | $140k–170k | Lisbon", 140_000, 170_000, "USD", "year"),
    ("12L - 18L CTC", 1_200_000, 1_800_000, "INR", "year"),
    ("18 000 – 24 000 zł netto + VAT / month", 18_000, 24_000, "PLN", "month"),
    ("SGD 6,000 – 8,000 / month", 6000, 8000, "SGD", "month"),
    ("minimum $85,000 – maximum $115,000", 85_000, 115_000, "USD", "year"),
    ("$60,000/$70,000 per year", 60_000, 70_000, "USD", "year"),
    ("R450 000 - R600 000 per annum", 450_000, 600_000, "ZAR", "year"),
    ("$1,000 to $1,200 per week", 52_000, 62_400, "USD", "year"),
    ("$2,000 - $2,500 bi-weekly", 52_000, 65_000, "USD", "year"),
    ("Sueldo: $45,000 - $55,000 MXN mensuales", 45_000, 55_000, "MXN", "month"),
    ("Mzda: 50 000 – 70 000 Kč / měsíc", 50_000, 70_000, "CZK", "month"),
    ("$150,000¹ – $190,000² per year", 150_000, 190_000, "USD", "year"),
    ("from $150,000* to $190,000* annually", 150_000, 190_000, "USD", "year"),
    ("Ksh 80,000 - 120,000 per month", 80_000, 120_000, "KES", "month"),
    ("₦350,000 – ₦500,000 monthly", 350_000, 500_000, "NGN", "month"),
    ("Salary: 25.000 TL - 35.000 TL per month", 25_000, 35_000, "TRY", "month"),
    ("CDN $90,000 - $100,000", 90_000, 100_000, "CAD", "year"),
    ("tussen € 3.200 en € 4.500 bruto per maand", 3200, 4500, "EUR", "month"),
    ("mellan 40 000 och 50 000 kr per månad", 40_000, 50_000, "SEK", "month"),
    ("от 200 000 до 300 000 ₽ в месяц", 200_000, 300_000, "RUB", "month"),
    ("Зарплата 250 000 – 300 000 руб./мес.", 250_000, 300_000, "RUB", "month"),
    ("연봉 4,000만원 ~ 6,000만원", 40_000_000, 60_000_000, "KRW", "year"),
    ("월급 250만~300만", 2_500_000, 3_000_000, "KRW", "month"),
    ("年収600〜900万", 6_000_000, 9_000_000, "JPY", "year"),
    ("年収６００万円〜９００万円", 6_000_000, 9_000_000, "JPY", "year"),
    ("薪资：15k-25k/月", 15_000, 25_000, "CNY", "month"),
    ("月給25万8000円～31万円", 258_000, 310_000, "JPY", "month"),
    ("월급 250만 5000원", 2_505_000, 2_505_000, "KRW", "month"),
    ("月薪1万2,000元", 12_000, 12_000, "CNY", "month"),
    ("年収420万円～560万円\n月給26万円～35万円", 4_200_000, 5_600_000, "JPY", "year"),
    ("NOK 45 000 - 52 000 - månedlig", 45_000, 52_000, "NOK", "month"),
    ("EUR 3.100 - EUR 3.900 - maandelijks", 3_100, 3_900, "EUR", "month"),
    ("1.800 - 2.100 euro lordi mensili", 1_800, 2_100, "EUR", "month"),
    ("年薪 30-50 万", 300_000, 500_000, "CNY", "year"),
    ("薪資 4萬-6萬/月", 40_000, 60_000, "TWD", "month"),
]
BOUNDS: list[_Row] = [
    ("Salary: £Up to 60,000", None, 60_000, "GBP", "year"),
    ("£Up to 60,000", None, 60_000, "GBP", "year"),
    ("£ up to 60k per annum", None, 60_000, "GBP", "year"),
    ("€ab 50.000 brutto", 50_000, None, "EUR", "year"),
    ("CHF from 100'000", 100_000, None, "CHF", "year"),
    ("Salary £(up to) 60,000", None, 60_000, "GBP", "year"),
    ("Pay: $Up to 45 per hour", None, 45, "USD", "hour"),
    ("$85k plus", 85_000, None, "USD", "year"),
    ("€85k plus", 85_000, None, "EUR", "year"),
    ("Salary $85k plus", 85_000, None, "USD", "year"),
    ("£35,000 plus per annum", 35_000, None, "GBP", "year"),
    ("600 000 kr plus", 600_000, None, "SEK", "year"),
    ("600 000 kr +", 600_000, None, "SEK", "year"),
    ("$ 85 k +", 85_000, None, "USD", "year"),
    ("$85k++", 85_000, None, "USD", "year"),
    ("85k+ USD", 85_000, None, "USD", "year"),
    ("Salary: 85k+ EUR", 85_000, None, "EUR", "year"),
    ("£35,000 plus benefits", 35_000, 35_000, "GBP", "year"),
    ("Salary: £60,000 plus car", 60_000, 60_000, "GBP", "year"),
    ("£circa 60k", 60_000, 60_000, "GBP", "year"),
    ("Up to £55,000 per annum", None, 55_000, "GBP", "year"),
    ("Salary up to 85 000 €", None, 85_000, "EUR", "year"),
    ("Salary starting at $70,000", 70_000, None, "USD", "year"),
    ("Pay from $25 per hour", 25, None, "USD", "hour"),
    ("A minimum salary of EUR 48.000", 48_000, None, "EUR", "year"),
    ("We pay at least 3.200 EUR monatlich", 3200, None, "EUR", "month"),
    ("$150k+ base", 150_000, None, "USD", "year"),
    ("Up to 120,000 AUD", None, 120_000, "AUD", "year"),
    ("Starting at $70k", 70_000, None, "USD", "year"),
    ("$70k minimum", 70_000, None, "USD", "year"),
    ("from £45k", 45_000, None, "GBP", "year"),
    ("Salary: up to 90k EUR", None, 90_000, "EUR", "year"),
    ("Full-time | $150k+ | Berlin", 150_000, None, "USD", "year"),
    ("$45/hr+", 45, None, "USD", "hour"),
    ("Salary: $45 per hour or more", 45, None, "USD", "hour"),
    ("Salary: £45k upwards", 45_000, None, "GBP", "year"),
    ("Salary 60,000 EUR and above", 60_000, None, "EUR", "year"),
    ("Salary no less than $100,000", 100_000, None, "USD", "year"),
    ("Salary > 100k USD", 100_000, None, "USD", "year"),
    ("The pay starts from around £30,000 a year", 30_000, None, "GBP", "year"),
    ("₹8 LPA onwards", 800_000, None, "INR", "year"),
    ("Gehalt ab 52.000 € brutto", 52_000, None, "EUR", "year"),
    ("Gehalt bis zu 70.000 €", None, 70_000, "EUR", "year"),
    ("Salaire à partir de 38 000 € par an", 38_000, None, "EUR", "year"),
    ("年収600万円以上", 6_000_000, None, "JPY", "year"),
    ("Pay: up to $1,000 a week", None, 52_000, "USD", "year"),
    ("Salary (max. £60,000)", None, 60_000, "GBP", "year"),
    ("$120,000 maximum salary per year", None, 120_000, "USD", "year"),
    ("Pay up to 12 LPA", None, 1_200_000, "INR", "year"),
    ("Зарплата: от 150 тыс. руб. в месяц", 150_000, None, "RUB", "month"),
    ("до 250 000 руб. в месяц", None, 250_000, "RUB", "month"),
    ("연봉: 5000만 원 이상", 50_000_000, None, "KRW", "year"),
    ("KV-Mindestgehalt 2.800 EUR brutto pro Monat (14x)", 2800, None, "EUR", "month"),
    ("Base salary up to $120,000 a year plus bonus up to $10,000", None, 120_000, "USD", "year"),
]
SINGLE: list[_Row] = [
    ("£45.50 an hour", 45.5, 45.5, "GBP", "hour"),
    ("CHF 9,000 per month", 9000, 9000, "CHF", "month"),
    ("$300 a day", 300, 300, "USD", "day"),
    ("Full-time | $150k | Berlin", 150_000, 150_000, "USD", "year"),
    ("The annual salary is 52,000 euros.", 52_000, 52_000, "EUR", "year"),
    ("The salary is 60 thousand dollars.", 60_000, 60_000, "USD", "year"),
    ("Stundenlohn: 15,50 €", 15.5, 15.5, "EUR", "hour"),
    ("Salary: 700 000 kr per year", 700_000, 700_000, "SEK", "year"),
    ("A stipend of ₹25,000 per month", 25_000, 25_000, "INR", "month"),
    ("Pay: $800 a week", 41_600, 41_600, "USD", "year"),
    ("Rate: £550pd", 550, 550, "GBP", "day"),
    ("Rs.15,000/- per month", 15_000, 15_000, "INR", "month"),
    ("DKK 45.000 pr. måned", 45_000, 45_000, "DKK", "month"),
    ("20 € die Stunde", 20, 20, "EUR", "hour"),
    ("Full-time | c. £50,000 | Leeds", 50_000, 50_000, "GBP", "year"),
    ("$120K (USD)", 120_000, 120_000, "USD", "year"),
    ("£14.50ph", 14.5, 14.5, "GBP", "hour"),
    ("Pay: £2,100 pcm", 2100, 2100, "GBP", "month"),
    ("$110k + super", 110_000, 110_000, "USD", "year"),
    ("Gehalt: 65 k€ p.a.", 65_000, 65_000, "EUR", "year"),
    ("Salary: 90k€/y", 90_000, 90_000, "EUR", "year"),
    ("Pay: $3,000 fortnightly", 78_000, 78_000, "USD", "year"),
    ("£25,000 FTE", 25_000, 25_000, "GBP", "year"),
    ("월급 300만원", 3_000_000, 3_000_000, "KRW", "month"),
    ("80 000 грн в месяц", 80_000, 80_000, "UAH", "month"),
    ("Salario: 1.500 € mensualmente", 1500, 1500, "EUR", "month"),
]
BESIDE: list[_Row] = [
    ("$25/hour, plus a bonus each year", 25, 25, "USD", "hour"),
    ("£20/hr (bonus in March)", 20, 20, "GBP", "hour"),
    ("Salary £30,000 pension 5%", 30_000, 30_000, "GBP", "year"),
    ("£30,000 - £35,000 + pension", 30_000, 35_000, "GBP", "year"),
    ("$90,000 - $95,000+ bonus", 90_000, 95_000, "USD", "year"),
    ("A salary of £45,000 (3 days a week)", 45_000, 45_000, "GBP", "year"),
    ("The salary is £45,000 for three days a week", 45_000, 45_000, "GBP", "year"),
    ("A salary of €60,000 with a day off", 60_000, 60_000, "EUR", "year"),
    ("Pay: US$60,000 - £50,000", 60_000, 60_000, "USD", "year"),
    ("The monthly meeting is short. We pay $90,000 yearly.", 90_000, 90_000, "USD", "year"),
    ("Project Manager: $90,000 a year", 90_000, 90_000, "USD", "year"),
    ("VP Sales $200k - $250k", 200_000, 250_000, "USD", "year"),
    ("Head of Learning: £70,000 per annum", 70_000, 70_000, "GBP", "year"),
    ("We pay $99,000 a D.C. based analyst", 99_000, 99_000, "USD", "year"),
    ("We offer $5k sign-on bonus and $85k-$95k salary", 85_000, 95_000, "USD", "year"),
    ("An hourly rate of CHF 52 – 61. The base pay in Ohio is $98,000 a year.", 52, 61, "CHF", "hour"),
    ("Base salary $120,000, bonus up to $10,000 a year.", 120_000, 120_000, "USD", "year"),
    ("A sign-on bonus of $20,000 and a salary of $100,000 - $120,000.", 100_000, 120_000, "USD", "year"),
    ("OTE $200,000 per year, base $120,000 per year", 120_000, 120_000, "USD", "year"),
    ("$120k base / $200k OTE", 120_000, 120_000, "USD", "year"),
    ("Base: $120,000 OTE: $200,000", 120_000, 120_000, "USD", "year"),
    ("Total compensation $250k–$300k. Base salary $150k–$180k.", 150_000, 180_000, "USD", "year"),
    ("OTE: £90,000", 90_000, 90_000, "GBP", "year"),
    ("We raised $50 million last year. You earn $95,000 a year.", 95_000, 95_000, "USD", "year"),
    ("$2,000 per year learning budget. $88,000 - $97,000 per year.", 88_000, 97_000, "USD", "year"),
    ("$50,000 per year and $10,000 bonus", 50_000, 50_000, "USD", "year"),
    ("US: $150,000 - $180,000; UK: £90,000 - £110,000 per year", 150_000, 180_000, "USD", "year"),
    (
        "Founded in 2019, 10,000 employees. Salary 45.000 € a year, 30 days off.",
        45_000,
        45_000,
        "EUR",
        "year",
    ),
    ("401(k) with 4% match. Pay: $31/hour.", 31, 31, "USD", "hour"),
    ("€45,000 a year, 3 days a week", 45_000, 45_000, "EUR", "year"),
    ("Call 555 120 4567 from 9 to 5. £12.50 per hour.", 12.5, 12.5, "GBP", "hour"),
    ("Level 5 $120,000 - $140,000 a year", 120_000, 140_000, "USD", "year"),
    ("Great pay: $20/hour. A $500 monthly wellness stipend.", 20, 20, "USD", "hour"),
]
NONE = [
    "$20 plus shipping",
    "$Up to 10,000 in prizes",
    "A bonus of £up to 10,000",
    "We raised $50 million last year.",
    "We raised $500,000 a year ago.",
    "$10M Series A",
    "Save $500 a year on your commute.",
    "Customers save up to $1,200 per year.",
    "You manage a budget of $2,000,000 per year.",
    "A budget of up to $50,000 - $80,000 a year for tools.",
    "401(k) matching",
    "401k with a match",
    "A sign-on bonus of $20,000.",
    "Bonus up to $10,000 per year",
    "Annual bonus: $5,000",
    "A $5,000 annual bonus",
    "Referral bonus ($2,000)",
    "We spent $1.2 million a year.",
    "Annual revenue of $30,000 - $50,000",
    "$4 billion in annual revenue",
    "10,000 employees",
    "In 2024 - 2026 we grew.",
    "Call +49 170 1234567.",
    "On 12.05.2026 - 14.05.2026",
    "A prize of $500.",
    "A prize of $50,000 a year.",
    "The $5 to $3 salary.",
    "No figure at all.",
    "Salary: competitive, 25 days",
    "$1,500 home office allowance",
    "$2,000 per year learning budget",
    "Up to €1,000 a year for training",
    "We donated £10,000 per year.",
    "Process $500,000 per hour of payments",
    "A grant of €60.000 - €80.000",
    "5% of €60.000 sold",
    "Salary in B2B 20 USD",
    "Salary $45",
    "EUR and USD, 12 markets",
    "US$ 5 per month subscription",
    "$500,000+ in annual savings",
    "$20,000 - $30,000 pension",
    "A 401k match of 5% up to $10,000 a year",
    "Win up to $10,000",
    "A scholarship of $10,000 a year",
    "We were funded with $100,000 a year ago",
    "Students pay €12,000 per year",
    "An order value of €20.000 - €30.000",
    "Equity: $40,000 - $80,000 per year",
    "$10,000 - $15,000 hackathon prize",
    "Up to $600 per month in premiums",
    "Saved in full: $40,000 - $50,000",
    "What it saved us in a year was $40,000 - $50,000.",
    "A market of $50 billion per year",
    "The pay is $0.50 a year.",
    "A salary of $40,000,000 - $50,000,000",
    "$12 - $15",
    "A price range of $10,000 to $20,000",
    "Our customers pay $50,000 a year.",
    "Creators earn $2,000 per month on our platform.",
    "Annual sales of $300,000 - $400,000",
    "An investment of up to €90.000 a year",
    "A sales quota of $1,000,000 a year",
    "A relocation package of up to $15,000",
    "A portfolio of $20,000 to $50,000",
    "Employees receive $300 per month for transport",
    "We paid out $200,000 - $300,000 to creators",
    "Models in R 3.5 and R 4.2 per year",
    "A $1,000/month remote stipend",
    "Бюджет 300 000 руб. на рекламу",
    "年間売上600万円",
    "우리는 300만 사용자를 보유하고 있습니다",
    "20 TL and 30 QA engineers",
    "薪资面议，2024年成立",
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), [*RANGES, *BOUNDS, *SINGLE, *BESIDE])
def test_pay_is_what_the_text_states(
    text: str, low: float | None, high: float | None, currency: str, period: Period
) -> None:
    assert pay(text) == Pay(low, high, currency, period)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Minimum salary: £40,000. Maximum salary: £50,000.", 40_000, 50_000),
        ("Salary from £40,000. Salary up to £50,000.", 40_000, 50_000),
        ("Salary from £40,000. Salary up to £500,000.", 40_000, None),  # somebody else's
        ("Salary from £40,000. Salary up to £30,000.", 40_000, None),
        ("Salary from £40,000. Salary up to £50 an hour.", 40_000, None),
        ("Salary up to £50,000. Salary from £40,000.", None, 50_000),
        ("Salary £45,000. Salary up to £50,000.", 45_000, 45_000),
        ("Salary from £40,000. Salary £50,000.", 40_000, None),
    ],
)
def test_two_sentences_may_state_the_two_ends(text: str, low: float | None, high: float | None) -> None:
    assert pay(text) == Pay(low, high, "GBP", "year")


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("Maandsalaris\nMin. €3.802 – Max. €5.672 (bruto)", 3802, 5672, "month"),
        ("mind. 3.100 € bis max. 3.600 € im Monat", 3100, 3600, "month"),
        ("Salary: from £500 up to £600 a week", 26000, 31200, "year"),
        ("Lön från 31 000 kr, upp till 36 000 kr per månad", 31000, 36000, "month"),
        ("Day rate\nFrom £200 / up to £260", 200, 260, "day"),
        ("Salary from £30,000 a year, or so we hope for now; up to €40,000 a year", 30000, None, "year"),
        ("From £9 an hour. Salary from £30,000, up to £36,000 a year", 9, None, "hour"),
        ("Pay: £20 an hour. From £4,000 up to £5,000", 20, 20, "hour"),
    ],
)
def test_two_sums_on_a_line_may_be_the_two_ends(
    text: str, low: float, high: float | None, period: str
) -> None:
    found = pay(text, "SE")
    assert found
    assert (found.minimum, found.maximum, found.period) == (low, high, period)


@pytest.mark.parametrize("text", NONE)
def test_other_sums_are_no_pay(text: str) -> None:
    assert pay(text) is None


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("$100,000 a year", None, "USD"),
        ("$100,000 a year", "US", "USD"),
        ("$100,000 a year", "CA", "CAD"),
        ("$100,000 a year", "AU", "AUD"),
        ("US$100,000 a year", "CA", "USD"),
        ("$100,000 USD a year", "CA", "USD"),
        ("¥300,000 a year", None, "JPY"),
        ("¥300,000 a year", "CN", "CNY"),
        ("500 000 kr per year", "NO", "NOK"),
        ("500 000 kr per year", "DK", "DKK"),
        ("500 000 kr per year", "SE", "SEK"),
        ("Rs 500,000 per year", "PK", "PKR"),
        ("RMB 300,000 per year", None, "CNY"),
        ("月薪 40,000 元", None, "CNY"),
        ("月薪 40,000 元", "TW", "TWD"),
        ("月薪 40k", "HK", "HKD"),
    ],
)
def test_the_country_decides_whose_sign_it_is(text: str, country: str | None, currency: str) -> None:
    found = pay(text, country)
    assert found is not None
    assert found.currency == currency


def test_a_posting_takes_the_country_of_its_place() -> None:
    text = "We are looking for a Data Analyst who counts boats. The pay is $90,000 to $99,000 a year. " * 3
    for place, currency in (("CA, ON, Toronto", "CAD"), ("US, WA, Seattle", "USD")):
        found = parse(f"Related content\n\n{place}\n{text}").postings[0].pay
        assert found == Pay(90_000, 99_000, currency, "year")


def test_the_pay_of_the_case_is_as_expected(shared: Path) -> None:
    folder = shared / "cases" / "field" / "06-pay"
    document = parse((folder / "pay.txt").read_text(encoding="utf-8"))
    found = {str(posting.lines[0]): posting.pay for posting in document.postings}
    with (folder / "expected.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            stated = found[row["line"]]
            if not row["currency"]:
                assert stated is None
            else:
                assert stated is not None
                assert (stated.minimum, stated.maximum) == (float(row["minimum"]), float(row["maximum"]))
                assert (stated.currency, stated.period) == (row["currency"], row["period"])


_LONG = 1_000_000
_AWKWARD = (
    "$", "$1", "1 ", "$1 - ", "$1k–", "12,00,", "1'000", "10 000 ", "€ 1.000,00 – ", "1" * 400 + " ",
    "$1" + " " * 60, "USD 1 a ", "$9 per ", "$1 up to ", "from $1 and ", "$1 (a", "salary ", "bonus of a ",
    "$1 of of of ", "₹1L ", "$1" + "x" * 89, "1 thousand ", "年収1万円〜", "1 e", "R 1 ", "$1/", "Gehalt" * 9,
)  # fmt: skip


@pytest.mark.parametrize("piece", _AWKWARD)
def test_no_line_of_a_megabyte_hangs(piece: str) -> None:
    text = piece * (_LONG // len(piece))
    began = process_time()
    pay(text)
    assert process_time() - began < 10.0  # quadratic time would be minutes


@given(st.text(st.sampled_from("$€£k mM.,’'01259-–/ toaUSDperyhnsal()%+|\n\u00a0"), max_size=120))
def test_whatever_the_text_pay_is_a_range_or_none(text: str) -> None:
    found = pay(text)
    assert found is None or 0 < found.ends[0] <= found.ends[1]


@given(
    st.integers(20_000, 900_000).map(lambda amount: amount // 1000 * 1000),
    st.sampled_from([",", ".", "’", "'", " ", "\u00a0", "\u202f", ""]),
    st.sampled_from(["EUR {}", "{} EUR", "€{}", "{} €", "{}€"]),
    st.sampled_from(
        ["Salary: {} – {}", "Salary: {} to {} per year", "{}-{} p.a.", "between {} and {} a year"]
    ),
)
def test_every_separator_goes_with_every_place_of_the_currency(
    amount: int, separator: str, currency: str, phrase: str
) -> None:
    low, high = (f"{number:,}".replace(",", separator) for number in (amount, amount + 5000))
    text = phrase.format(currency.format(low), currency.format(high))
    assert pay(text) == Pay(amount, amount + 5000, "EUR", "year")


@pytest.mark.parametrize(
    "words",
    [
        "mensuales",
        "mensual",
        "anuales",
        "mensuelle",
        "mensuelles",
        "annuelles",
        "kuukaudessa",
        "vuodessa",
        "monatlich",
    ],
)
def test_every_form_of_a_word_for_a_period_has_its_period(words: str) -> None:
    sum_of = 36_000 if words[0] in "av" else 3_000
    found = pay(f"Pay: €{sum_of} {words}")
    assert found is not None
    assert found.period == ("year" if words[0] in "av" else "month")
