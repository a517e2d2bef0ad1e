"""Tests of the house lists and the configurations made from them."""
