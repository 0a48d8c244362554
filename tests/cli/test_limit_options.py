import pytest

MB = 1 << 20


@pytest.mark.parametrize("verb", [["review"], []])
def test_the_limits_go_with_what_the_screen_is_asked_for(command, verb):
    ran = command(*verb, command.sample(), "--memory-limit", "300", "--time-limit", "2,5")
    (asked,) = ran.opened
    assert (asked.limits.memory, asked.limits.seconds) == (300 * MB, 2.5)


@pytest.mark.parametrize("verb", ["check", "review", "batch"])
def test_help_tells_of_them(command, verb):
    told = command(verb, "--help").out
    assert "--memory-limit" in told
    assert "--time-limit" in told


def test_verbs_without_the_option_hear_the_environment(command, monkeypatch):
    monkeypatch.setenv("ALIGNER_TIME_LIMIT", "soon")
    ran = command("columns", command.sample())
    assert (ran.code, ran.out) == (2, "")
    assert "ALIGNER_TIME_LIMIT" in ran.err
