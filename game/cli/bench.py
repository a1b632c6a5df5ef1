"""`python -m game bench`: measures, and prints tables. The measurements live in `benchmarks/`, in a checkout only."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

PARTS = {
    "core": ("benchmarks.core", "choices per second, loading a thousand scenes, beside inkjs"),
    "check": ("benchmarks.check", "checking ten thousand scenes, beside ink's compiler"),
    "deep": ("benchmarks.deep", "states a second of the deep check, and seconds for whole chairs"),
    "desktop": ("benchmarks.desktop", "start to first frame, idle processor time, frame times"),
    "scenery": ("benchmarks.scenery", "the picture alone: each place drawn, moving, going over into the next"),
    "browser": ("benchmarks.browser", "time to a readable note and to the first scene, bytes, idle, frame times"),
    "live": (
        "benchmarks.live",
        "votes from phones: 300 on a laptop, 3 000 over Redis, a lost network, a killed server",
    ),
}


def bench_command(argv: Sequence[str]) -> int:
    """Run the measurements named in `argv`, or all. Returns the exit status."""
    parts = "\n".join(f"  {name:9} {about}" for name, (_, about) in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m game bench",
        description="Measure speed and size. Machines are noisy: compare ratios within one run.",
        epilog=f"parts:\n{parts}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("part", nargs="*", metavar="PART", help="what to measure (default: everything)")
    chosen = parser.parse_args(argv).part or list(PARTS)
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        parser.error(f"there is no part '{unknown[0]}'; choose from {', '.join(PARTS)}")
    root = Path(__file__).resolve().parents[2]
    if not (root / "benchmarks").is_dir():
        print("The measurements are part of a checkout, not of the installed package.", file=sys.stderr)
        return 2
    sys.path.insert(0, str(root))
    return max(int(importlib.import_module(PARTS[name][0]).main([])) for name in chosen)
