from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from perfcli.output.cells import width


@settings(max_examples=500)
@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("县，。（）“”a 1　×—…㎡😀\u0301\u200d"), max_size=12
    )
)
def test_the_width_is_what_rich_says(text: str) -> None:
    assert width(text) == cell_len(text)


def test_every_character_of_the_quick_way_is_as_wide_as_rich_says() -> None:
    quick = [
        *map(chr, range(0x20, 0x7F)),
        *map(chr, range(0x3001, 0x302A)),
        *map(chr, range(0x4E00, 0xA000)),
        *map(chr, range(0xFF01, 0xFF61)),
    ]
    assert [char for char in quick if width(char) != cell_len(char)] == []
