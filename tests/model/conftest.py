import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "checks"))  # the builder of example plans
