"""Names and texts in Greek, German and Chinese.

Due: exactly 14
"""
# %% sigmoid
def sigmoid(x):
    """σ(x) — Sigmoidfunktion, S 型函数 🙂"""
    ξ = np.asarray(x, dtype=float)
    größe = np.exp(-ξ)
    return 1 / (1 + größe)
# %% area
def area(r):
    """radius → πr²"""
    π = math.pi
    return π * r**2
# %% added
名字 = "学生"
print(名字, "é\u0301", "\u202bعربي")
# %% essay
Weil sich der Faktor kürzt: $e^{x+c} = e^x e^c$. 因为约分。
