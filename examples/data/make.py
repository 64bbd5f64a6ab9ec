"""Cuts the survey files of San Francisco airport down to the columns the examples use; packs logs and orders.

usage: python make.py FOLDER      with 2016_SFO_Customer_Survey.csv, 2017_SFO_Customer_Survey.csv,
                                  helpdesk.csv, lifetimes_CDNOW_sample.txt and rete_ecom.csv.gz in it

Rows, their order, the spelling of every value and the Latin-1 encoding stay as they are; only columns are
left out, and the orders get a header, commas and dates with dashes. The gzip files carry no name and no
time, so that a second run writes the same bytes.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

# Respondent, where and when; the scores; who answered; how the sample was drawn.
COLUMNS = [
    "RESPNUM", "INTDATE", "BAREA", "STRATA", "AIRLINE", "DESTINATION",
    "NETPRO", "Q7ALL", "Q9ALL", "Q10SAFE", "Q15PROBLEM", "Q19AGE", "WEIGHT",
]  # fmt: skip


def cut(source: Path) -> bytes:
    with source.open(encoding="latin-1", newline="") as file:
        rows = csv.reader(file)
        # One file marks its first column with an asterisk.
        header = [name.lstrip("*") for name in next(rows)]
        places = [header.index(name) for name in COLUMNS if name in header]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([header[place] for place in places])
        writer.writerows([row[place] for place in places] for row in rows)
    return out.getvalue().encode("latin-1")


def orders(source: Path) -> bytes:
    lines = ["customer,date,cds,dollars"]
    for line in source.read_text().splitlines():
        customer, _, date, cds, dollars = line.split()
        lines.append(f"{customer},{date[:4]}-{date[4:6]}-{date[6:]},{cds},{dollars}")
    return ("\n".join(lines) + "\n").encode()


def pack(name: str, content: bytes) -> None:
    target = Path(__file__).parent / name
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(content)
    target.write_bytes(packed.getvalue())
    print(target.name, len(packed.getvalue()), "bytes")


def main() -> None:
    folder = Path(sys.argv[1])
    for year in (2016, 2017):
        pack(f"sfo_{year}.csv.gz", cut(folder / f"{year}_SFO_Customer_Survey.csv"))
    pack("cdnow.csv.gz", orders(folder / "lifetimes_CDNOW_sample.txt"))
    pack("helpdesk.csv.gz", (folder / "helpdesk.csv").read_bytes())
    pack("shop.csv.gz", gzip.decompress((folder / "rete_ecom.csv.gz").read_bytes()))


if __name__ == "__main__":
    main()
