"""Cards: pictures that other sites show beside a link to a page (Open Graph), drawn from our own words in our own fonts."""

from briefbook.cards.drawing import HEIGHT, WIDTH, check_cards, drawn
from briefbook.cards.setting import Face, faces_of

__all__ = ["HEIGHT", "WIDTH", "Face", "check_cards", "drawn", "faces_of"]
