"""Well-known palettes, as their authors publish them: facts, a row each.

Which of its colours is the accent and which is for headings was chosen for each: the two it is known by.
`deriving` makes of them what the app draws with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.themes.colours import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping


class Palette(NamedTuple):
    """The colours a theme is made of. What is None is derived from the others."""

    name: str
    background: Colour | None = None
    foreground: Colour | None = None
    dim: Colour | None = None
    accent: Colour | None = None
    heading: Colour | None = None
    error: Colour | None = None
    success: Colour | None = None
    warning: Colour | None = None
    keyword: Colour | None = None
    string: Colour | None = None
    number: Colour | None = None
    chosen: Colour | None = None
    """The background of the row under the cursor."""


_TABLE = """
#                    back-  fore-
# name               ground ground dim    accent headng error  success warning keyword string number
atom-one-dark        282c34 abb2bf 5c6370 61afef e5c07b e06c75 98c379 d19a66 c678dd 98c379 d19a66
atom-one-light       fafafa 383a42 a0a1a7 4078f2 986801 e45649 50a14f c18401 a626a4 50a14f 986801
ayu-dark             0b0e14 bfbdb6 636a72 e6b450 59c2ff f07178 aad94c ffb454 ff8f40 aad94c d2a6ff
ayu-light            fcfcfc 5c6166 8a9199 fa8d3e 399ee6 f07171 86b300 f2ae49 fa8d3e 86b300 a37acc
ayu-mirage           1f2430 cccac2 707a8c ffcc66 73d0ff f28779 d5ff80 ffd173 ffad66 d5ff80 dfbfff
catppuccin-frappe    303446 c6d0f5 838ba7 ca9ee6 81c8be e78284 a6d189 e5c890 ca9ee6 a6d189 ef9f76
catppuccin-latte     eff1f5 4c4f69 8c8fa1 8839ef 179299 d20f39 40a02b df8e1d 8839ef 40a02b fe640b
catppuccin-macchiato 24273a cad3f5 8087a2 c6a0f6 8bd5ca ed8796 a6da95 eed49f c6a0f6 a6da95 f5a97f
catppuccin-mocha     1e1e2e cdd6f4 7f849c cba6f7 94e2d5 f38ba8 a6e3a1 f9e2af cba6f7 a6e3a1 fab387
dracula              282a36 f8f8f2 6272a4 ff79c6 bd93f9 ff5555 50fa7b ffb86c ff79c6 f1fa8c bd93f9
everforest-dark      2d353b d3c6aa 859289 a7c080 e69875 e67e80 a7c080 dbbc7f e67e80 a7c080 d699b6
everforest-light     fdf6e3 5c6a72 939f91 8da101 f57d26 f85552 8da101 dfa000 f85552 8da101 df69ba
flexoki              100f0f cecdc3 878580 da702c 3aa99f d14d41 879a39 d0a215 879a39 3aa99f 8b7ec8
flexoki-light        fffcf0 100f0f 6f6e69 bc5215 24837b af3029 66800b ad8301 66800b 24837b 5e409d
github-dark          0d1117 e6edf3 8b949e 58a6ff ffa657 ff7b72 7ee787 d29922 ff7b72 a5d6ff 79c0ff
github-light         ffffff 1f2328 6e7781 0969da 953800 cf222e 116329 9a6700 cf222e 0a3069 0550ae
gruvbox              282828 ebdbb2 928374 fabd2f 8ec07c fb4934 b8bb26 fe8019 fb4934 b8bb26 d3869b
gruvbox-light        fbf1c7 3c3836 928374 af3a03 427b58 9d0006 79740e b57614 9d0006 79740e 8f3f71
iceberg              161821 c6c8d1 6b7089 e2a478 84a0c6 e27878 b4be82 e2a478 84a0c6 89b8c2 a093c7
kanagawa             1f1f28 dcd7ba 727169 e6c384 7e9cd8 e46876 98bb6c ffa066 957fb8 98bb6c d27e99
kanagawa-dragon      181616 c5c9c5 737c73 c4b28a 8ba4b0 c4746e 8a9a7b b6927b 8992a7 8a9a7b a292a3
kanagawa-lotus       f2ecbc 545464 8a8980 cc6d00 4d699b c84053 6f894e 77713f 624c83 6f894e b35b79
modus-operandi       ffffff 000000 595959 0031a9 721045 a60000 006800 6f5500 531ab6 3548cf 0000b0
modus-vivendi        000000 ffffff 989898 2fafff feacd0 ff5f59 44bc44 d0bc00 b6a0ff 79a8ff 00bcff
monokai              272822 f8f8f2 75715e fd971f 66d9ef f92672 a6e22e e6db74 f92672 e6db74 ae81ff
night-owl            011627 d6deeb 637777 ecc48d 82aaff ef5350 22da6e addb67 c792ea ecc48d f78c6c
nord                 2e3440 d8dee9 616e88 88c0d0 ebcb8b bf616a a3be8c d08770 81a1c1 a3be8c b48ead
palenight            292d3e a6accd 676e95 c792ea 89ddff f07178 c3e88d ffcb6b c792ea c3e88d f78c6c
papercolor-light     eeeeee 444444 878787 d70087 0087af af0000 008700 d75f00 d70087 5f8700 d75f00
rose-pine            191724 e0def4 6e6a86 f6c177 c4a7e7 eb6f92 9ccfd8 f6c177 31748f f6c177 ebbcba
rose-pine-dawn       faf4ed 575279 9893a5 d7827e 286983 b4637a 56949f ea9d34 286983 ea9d34 d7827e
rose-pine-moon       232136 e0def4 6e6a86 ea9a97 9ccfd8 eb6f92 9ccfd8 f6c177 3e8fb0 f6c177 ea9a97
solarized-dark       002b36 839496 586e75 b58900 268bd2 dc322f 859900 cb4b16 859900 2aa198 d33682
solarized-light      fdf6e3 657b83 93a1a1 cb4b16 268bd2 dc322f 859900 b58900 859900 2aa198 d33682
textual-dark         121212 e0e0e0 919191 ffa62b 0178d4 ba3c5b 4ebf71 ffa62b 0178d4 4ebf71 ffa62b
textual-light        e0e0e0 1f1f1f 626262 8a5000 004578 ba3c5b 4ebf71 ffa62b 004578 4ebf71 ffa62b
tokyo-night          1a1b26 c0caf5 565f89 ff9e64 7aa2f7 f7768e 9ece6a e0af68 bb9af7 9ece6a ff9e64
tokyo-night-day      e1e2e7 3760bf 848cb5 b15c00 9854f1 f52a65 587539 8c6c3e 9854f1 587539 b15c00
tokyo-night-storm    24283b c0caf5 565f89 ff9e64 7aa2f7 f7768e 9ece6a e0af68 bb9af7 9ece6a ff9e64
tomorrow-night       1d1f21 c5c8c6 969896 f0c674 81a2be cc6666 b5bd68 de935f b294bb b5bd68 de935f
zenburn              3f3f3f dcdccc 7f9f7f dfaf8f 8cd0d3 cc9393 7f9f7f f0dfaf f0dfaf cc9393 8cd0d3
"""


def _palette(row: str) -> Palette:
    name, *colours = row.split()
    return Palette(name, *(Colour(*bytes.fromhex(colour)) for colour in colours))


PALETTES: Mapping[str, Palette] = {
    palette.name: palette
    for palette in map(_palette, (row for row in _TABLE.splitlines() if row and row[0] != "#"))
}
"""By name, in alphabetical order."""
