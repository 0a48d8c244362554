"""What each part of the screen says, as styled text: pure functions on an assessment."""
