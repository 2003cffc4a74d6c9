"""Chapter digits: the counts of what was taken for what; the network's checks are by hand."""

from tests.book.promises import LABELS, Allowed, Check, Promise
from tests.book.promises.networks import KEPT, KEPT_HINT

KINDS = "every kind of number and shape, arguments by place and by name"
KINDS_HINT = (
    "convert with np.asarray before anything is computed: lists have no shape, bytes wrap round. "
    "One image, one class and as many images as classes are no special cases."
)
LABEL_SHAPES = ("one", "vector")


def kept(*calls: str) -> Check:
    return Check("kept", KEPT, KEPT_HINT, calls)


def kinds(*calls: str) -> Check:
    return Check("kinds", KINDS, KINDS_HINT, calls)


PROMISES = {
    "confusion_matrix": Promise(
        (
            kinds(
                "kinds([4, 1, 1, 0], [4, 1, 0, 0], 5)",
                "kinds([2], [2], 3)",
                "kinds([2], [0], 3)",
                "kinds(np.arange(70) % 7, np.arange(70) % 5, 7)",
                "kinds([11, 0, 12], [11, 1, 12], 13)",
                "kinds([9, 0, 9], [9, 1, 8])",
                "kinds([255, 0, 12], [255, 1, 12], 256)",
                "mixed([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "layouts([3, 1, 2, 0], [3, 1, 1, 0], 4)",
                "once([0, 0, 0], [0, 0, 0], 1)",
                "once([0] * 300, [1] * 300, 2)",
                "once((1, 2, 3), [1, 0, 3], classes=4)",
                "once(classes=3, predicted=[1, 2], labels=[1, 0])",
            ),
            kept(
                "kept((np.array([3, 1, 0]), np.array([3, 0, 0]), 4), (np.array([0, 3, 3]), np.array([0, 3, 3]), 4))",
                "kept(([3, 1, 0], [3, 0, 0]), ([0, 4, 4], [0, 4, 4]))",
            ),
        ),
        {
            "labels": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
            "predicted": Allowed(
                LABELS, LABEL_SHAPES, ("reversed", "strided", "read-only"), ("zero", "above 9")
            ),
        },
        {"classes": 12},
    ),
}
