"""Hostile strings, made up for these tests: each would act on a page if it were not escaped."""

from typing import Final

STRUCTURE: Final = (
    "# heading", "## two", "###### six", "#", "##", "# closed #", "ends in #", "C#", "#hashtag", "* item", "*", "* * *",
    "- item", "-", "--", "---", "- - -", "-----------", "+ item", "+", "1. one", "1.", "12. twelve", "1) one", "2022. A year",
    "1986\\. x", "=", "===", "= = =", "_ _ _", "___", "***", "> quoted", ">", ">> deep", ">no space", "~~~", "~~~ python",
    "```", "``` js", "`code`", "``a`b``", "`", "``", "a ` b", "\\`x\\`", "    indented", "\tindented", "   three", "a  ",
    "two lines\nof text", "a\n\n# b", "a\r\n- b", "a\u2028# b", "a\x0bb\x0cc", "a  \nb", "\n", "Term\n: meaning", ": meaning",
    ":", "::: statement s-1", ":::", "::::", "a ::: b", "| a | b |", "a | b", "|", "||", "|---|---|", "--- | ---", ":-:|:-:",
    "a\\|b", "\\|", "`a|b`", "`|", "[TOC]", "[a]: http://evil.example", "[a]: http://evil.example 'title'", "[^1]: note", "[^1]",
    "*[HTML]: words", "[x](javascript:alert(1))", "[x](http://evil.example)", "[x][a]", "[x]", "[x][]", "[ ] task", "[x] done",
    "]", "[", "](http://evil.example)", "[a](", "[[wiki]]", "[a [b](c) d](e)", "![i](http://evil.example/x.png)", "![", "!",
    "Hello!", "![i][a]", "!!", "<script>alert(1)</script>", "<b>bold</b>", "<img src=x onerror=alert(1)>", "<!--", "-->",
    "<!-- x -->", "<![CDATA[", "<?php", "</div>", "<", "a < b", "a <", "<>", "<http://evil.example>", "<me@evil.example>",
    "<javascript:alert(1)>", "<svg/onload=alert(1)>", "<title>", "<plaintext>", "<a href='x'>", "&amp;", "&lt;b&gt;", "&#60;b&#62;",
    "&#x3c;", "&copy", "&copy;", "&", "a & b", "&nbsp;", "R&D", "AT&T; more", "&lt", "&#", "&#6", "{: onclick=1}",
    "{: #id .class onclick=alert(1)}", "{#id}", "{{ x }}", "{% x %}", "{# x #}", "${x}", "<%= x %>", "*em*", "**strong**",
    "***both***", "_em_", "__strong__", "snake_case_word", "_lead", "trail_", "a_ b_", "a * b", "a*b*c", "**", "*_mixed_*",
    "~~gone~~", "^up^", "==lit==", "++in++", "\\", "\\\\", "\\\\\\", "ends\\", "C:\\new\\table", "\\#", "\\*x\\*", "\\_", "\\[",
    "\\&amp;", "\\<b>", "\\n", "\\.", "http://plain.example/a_b_c?d=1&e=2", "www.plain.example", "U.S. 21-22", "3.5 million", "-5 °C",
    "+7 495", "…", "— dash", "\u00a0", "a\u00a0b", "١. x", "\x02klzzwxh:0000\x03", "klzzwxh:0000", "\x02amp\x03lt;", "\x02wzxhzdk:0\x03",
    "\x0242\x03", "\u200b# x", "\ufeff# x", "\u202etxet", "é_è", "_é_", "naïve*", "\u0301_x_\u0301", "“quoted”", "'single'", '"double"',
)  # fmt: skip
