"""The recipes of dcl.ts and siamese.ts in PyTorch, on the same files: epoch losses, seconds, result.

    COURSE_DATA=FOLDER python torchRuns.py dcl|siamese SEED
"""

import gzip
import json
import os
import pathlib
import sys
import time

import numpy
import torch
import torch.nn.functional as F

sys.path.append(str(pathlib.Path(__file__).parents[1] / "bench" / "engine"))
import torchTwins as twins  # noqa: E402


def read(name, header):
    file = pathlib.Path(os.environ["COURSE_DATA"]) / f"{name}.gz"
    return torch.from_numpy(numpy.frombuffer(gzip.open(file).read(), numpy.uint8, offset=header).copy())


def digits(split):
    prefix = "train" if split == "train" else "t10k"
    images = read(f"{prefix}-images-idx3-ubyte", 16).view(-1, 784).float() / 255
    return (images - 0.1307) / 0.3081, read(f"{prefix}-labels-idx1-ubyte", 8).long()


def loader(*tensors, batch):
    data = torch.utils.data.TensorDataset(*tensors)
    return torch.utils.data.DataLoader(data, batch_size=batch, shuffle=True)


def trained(optimizer, loss, batches, epochs, rate=None):
    """Trains; gives the mean loss of each epoch, and the seconds that training took."""
    losses, start = [], time.perf_counter()
    for epoch in range(epochs):
        if rate:
            for group in optimizer.param_groups:
                group["lr"] = rate(epoch)
        values = []
        for batch in batches():
            optimizer.zero_grad()
            value = loss(*batch)
            value.backward()
            optimizer.step()
            values.append(value.item())
        losses.append(sum(values) / len(values))
        print(f"epoch {epoch + 1}: {losses[-1]:.4f}", file=sys.stderr)
    return losses, time.perf_counter() - start


def dcl(images, labels):
    model = twins.residual_mlp()
    embed = lambda x: F.normalize(model(x), dim=1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    loss = lambda x, y: twins.dcl(embed(x), y)
    rate = lambda epoch: 3e-4 * 0.5 ** (epoch / 10)
    losses, seconds = trained(optimizer, loss, lambda: loader(images, labels, batch=50), 10, rate)
    with torch.no_grad():
        references = embed(images)
        test, wanted = digits("test")
        nearest = torch.cat([(embed(x) @ references.T).argmax(1) for x in test.split(1000)])
    accuracy = (labels[nearest] == wanted).float().mean().item()
    return {"epochLosses": losses, "seconds": seconds, "accuracy, 1-NN": accuracy}


def partners(labels):
    """For each digit one of its class or, as often, one of another."""
    similar = torch.rand(len(labels)) < 0.5
    order = labels.argsort(stable=True)
    size = torch.bincount(labels)
    first = size.cumsum(0) - size
    span = torch.where(similar, size[labels], len(labels) - size[labels])
    place = first[labels] + torch.where(similar, 0, size[labels]) + (torch.rand(len(labels)) * span).long()
    return order[place % len(labels)], similar.float()


def siamese(images, labels):
    model = twins.siamese_encoder()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def loss(x, other, similar):
        return twins.margin(*model(torch.cat([x, other])).chunk(2), similar)

    def batches():
        other, similar = partners(labels)
        return loader(images, images[other], similar, batch=100)

    losses, seconds = trained(optimizer, loss, batches, 5)
    return {"epochLosses": losses, "seconds": seconds}


def main():
    name, seed = sys.argv[1], int(sys.argv[2])
    torch.manual_seed(seed)
    result = {"dcl": dcl, "siamese": siamese}[name](*digits("train"))
    print(json.dumps({"experiment": name, "seed": seed, "engine": f"PyTorch {torch.__version__}", **result}))


main()
