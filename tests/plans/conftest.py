import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # the stories of the samples
