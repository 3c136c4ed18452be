"""The workloads of workloads.ts in PyTorch, as a server: a number of steps in, their times out.

    python torchTwins.py WORKLOAD default|fused|compile THREADS
"""

import json
import math
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm1, self.linear1 = nn.LayerNorm(dim), nn.Linear(dim, dim)
        self.norm2, self.linear2 = nn.LayerNorm(dim), nn.Linear(dim, dim)

    def forward(self, x):
        hidden = self.linear1(F.leaky_relu(self.norm1(x), 0.1))
        return x + self.linear2(F.leaky_relu(self.norm2(hidden), 0.1))


def residual_mlp():
    blocks = [ResidualBlock(256) for _ in range(4)]
    return nn.Sequential(nn.Linear(784, 256), *blocks, nn.Linear(256, 128))


def siamese_encoder():
    sizes = [784, 256, 128, 32, 2]
    layers = [layer for a, b in zip(sizes, sizes[1:]) for layer in (nn.Linear(a, b), nn.ReLU())]
    return nn.Sequential(*layers[:-1])


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity()
        if stride != 1 or inputs != outputs:
            conv = nn.Conv2d(inputs, outputs, 1, stride, bias=False)
            self.shortcut = nn.Sequential(conv, nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.norm2(self.conv2(F.relu(self.norm1(self.conv1(x)))))
        return F.relu(y + self.shortcut(x))


def simclr_network(stem):
    if stem == "imagenet":
        first = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
        first.append(nn.MaxPool2d(3, 2, 1))
    else:
        first = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    widths = [(64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2)]
    body = [b for i, o, s in widths for b in (BasicBlock(i, o, s), BasicBlock(o, o, 1))]
    head = [nn.Linear(512, 128), nn.ReLU(), nn.Linear(128, 128)]
    return nn.Sequential(*first, *body, nn.AdaptiveAvgPool2d(1), nn.Flatten(), *head)


def dcl(h, labels, temperature=0.07):
    """Mean over all positive pairs; the negatives of an anchor are all images of other classes."""
    logits = h @ h.T / temperature
    same = labels[:, None] == labels[None, :]
    negatives = torch.logsumexp(logits.masked_fill(same, -math.inf), 1, keepdim=True)
    positive = same & ~torch.eye(len(h), dtype=torch.bool)
    return ((negatives - logits) * positive).sum() / positive.sum()


def margin(x1, x2, similar, m=1.0):
    h = (x1 - x2).square().sum(1)
    return (similar * h / 2 + (1 - similar) * F.relu(m - h) / 2).mean()


def nt_xent(z, temperature=0.07):
    n = len(z)
    z = F.normalize(z, dim=1)
    logits = (z @ z.T / temperature).fill_diagonal_(-math.inf)
    return F.cross_entropy(logits, (torch.arange(n) + n // 2) % n)


def stepper(model, optimizer, loss):
    def step():
        optimizer.zero_grad()
        value = loss(model)
        value.backward()
        optimizer.step()
        return value.item()

    return step


def training(stack, model, optimizer, options, loss):
    fused = {} if stack == "default" else {"fused": True}
    made = optimizer(model.parameters(), **options, **fused)
    return stepper(torch.compile(model) if stack == "compile" else model, made, loss)


def dcl_step(stack):
    images, labels = torch.rand(50, 784), torch.arange(50) % 10
    options = {"lr": 3e-4, "weight_decay": 1e-2}
    loss = lambda model: dcl(F.normalize(model(images), dim=1), labels)
    return training(stack, residual_mlp(), torch.optim.AdamW, options, loss)


def siamese_step(stack):
    both, similar = torch.rand(200, 784), (torch.arange(100) % 2).float()
    loss = lambda model: margin(*model(both).chunk(2), similar)
    return training(stack, siamese_encoder(), torch.optim.Adam, {"lr": 1e-3}, loss)


def simclr_step(stack, stem, pictures):
    views = torch.rand(2 * pictures, 3, 32, 32)
    options = {"lr": 0.01, "momentum": 0.9}
    loss = lambda model: nt_xent(model(views))
    return training(stack, simclr_network(stem), torch.optim.SGD, options, loss)


def nt_xent_step(_stack):
    z = torch.randn(512, 128, requires_grad=True)

    def step():
        z.grad = None
        value = nt_xent(z)
        value.backward()
        return value.item()

    return step


def batch_step(_stack):
    images = torch.randint(0, 256, (10_000, 28 * 28), dtype=torch.uint8)

    def step():
        picked = images[torch.randint(0, 10_000, (50,))].float()
        return (picked / 255 - 0.1307).div_(0.3081)[0, 0].item()

    return step


def gray(x):
    return (x * torch.tensor([0.2989, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)


def blend(x, other, factor):
    return (factor * x + (1 - factor) * other).clamp(0, 1)


def hue(x, shift):
    r, g, b = x.unbind(1)
    value, least = x.amax(1), x.amin(1)
    chroma = value - least
    some = torch.where(chroma > 0, chroma, 1)
    angle = torch.where(value == r, (g - b) / some, torch.where(value == g, 2 + (b - r) / some, 4 + (r - g) / some))
    angle = angle + 6 * shift[:, :, 0]
    k = (torch.tensor([5.0, 3.0, 1.0]).view(1, 3, 1, 1) + angle[:, None]) % 6
    return value[:, None] - chroma[:, None] * torch.minimum(k, 4 - k).clamp(0, 1)


def augmented(x):
    """SimCLR's recipe for a whole batch; the order of the colour changes is one for the batch."""
    n = len(x)
    draw = lambda low, high: torch.empty(n, 1, 1, 1).uniform_(low, high)
    chance = lambda p: torch.rand(n, 1, 1, 1) < p
    x = torch.where(chance(0.5), x.flip(3), x)
    changes = [
        lambda y: blend(y, torch.zeros(()), draw(0.2, 1.8)),
        lambda y: blend(y, gray(y).mean((2, 3), keepdim=True), draw(0.2, 1.8)),
        lambda y: blend(y, gray(y), draw(0.2, 1.8)),
        lambda y: hue(y, draw(-0.2, 0.2)),
    ]
    y = x
    for i in torch.randperm(4).tolist():
        y = changes[i](y)
    x = torch.where(chance(0.8), y, x)
    return torch.where(chance(0.2), gray(x), x)


def augment_step(_stack):
    images = torch.rand(128, 3, 32, 32)

    def step():
        with torch.no_grad():
            return (augmented(images)[0, 0, 0, 0] + augmented(images)[0, 0, 0, 0]).item()

    return step


def epoch_step(stack):
    """A step is an epoch: 1,200 batches of 50 out of a DataLoader, a schedule, a running mean."""
    images = torch.randint(0, 256, (60_000, 784), dtype=torch.uint8)
    images = (images.float() / 255 - 0.1307) / 0.3081
    data = torch.utils.data.TensorDataset(images, torch.arange(60_000) % 10)
    loader = torch.utils.data.DataLoader(data, batch_size=50, shuffle=True)
    model = residual_mlp()
    fused = {} if stack == "default" else {"fused": True}
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=1e-2, **fused)
    running = torch.compile(model) if stack == "compile" else model

    def epoch():
        for group in optimizer.param_groups:
            group["lr"] = 3e-4 * 0.5**0.1
        total = 0.0
        for pictures, labels in loader:
            optimizer.zero_grad()
            value = dcl(F.normalize(running(pictures), dim=1), labels)
            value.backward()
            optimizer.step()
            total += value.item()
        return total / len(loader)

    return epoch


WORKLOADS = {
    "dcl": dcl_step,
    "siamese": siamese_step,
    "simclr": lambda stack: simclr_step(stack, "imagenet", 128),
    "simclr-cifar-stem": lambda stack: simclr_step(stack, "cifar", 32),
    "nt-xent": nt_xent_step,
    "batch": batch_step,
    "two-views": augment_step,
    "epoch": epoch_step,
}


def main():
    workload, stack, threads = sys.argv[1:4]
    torch.manual_seed(0)
    torch.set_num_threads(int(threads))
    step = WORKLOADS[workload](stack)
    print("ready", flush=True)
    for line in sys.stdin:
        times = []
        for _ in range(int(line)):
            start = time.perf_counter()
            step()
            times.append(1e3 * (time.perf_counter() - start))
        print(json.dumps(times), flush=True)


if __name__ == "__main__":
    main()
