"""From cells to meaning: tables, headers, amounts, periods, links, and the plan they make."""
