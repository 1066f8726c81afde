"""How well do two or three sentences tell a story?"""
