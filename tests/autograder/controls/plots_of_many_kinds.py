"""Figures as SVG and PDF, large ones, moving pictures, formulas, Markdown, several displays.

Due: exactly 14
"""
# %% added
import io
import matplotlib.pyplot as plt
from IPython.display import SVG, Image, Latex, Markdown, display
from PIL import Image as Pictures
%config InlineBackend.figure_formats = ["svg", "pdf"]
plt.plot([1, 3, 2])
plt.show()
# %% added
%config InlineBackend.figure_formats = ["png"]
figure = plt.figure(figsize=(60, 40))
figure.add_subplot().imshow(np.random.default_rng(0).random((300, 300)))
plt.show()
# %% added
moving = io.BytesIO()
frames = [Pictures.new("L", (20, 20), shade) for shade in (0, 100, 200)]
frames[0].save(moving, "gif", save_all=True, append_images=frames[1:])
display(Image(data=moving.getvalue(), format="gif"), Markdown("**so**"), Latex("$x^2$"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='3'/></svg>"))
