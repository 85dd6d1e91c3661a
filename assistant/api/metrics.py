"""`/metrics`: what Prometheus reads; the only door to prometheus_client.

>>> planqa_answers_total{door="ask",generator="extractive",status="answered"} 12.0
"""

from __future__ import annotations

import os

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from assistant.api.described import REFUSED_IN_JSON

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # set where several workers count together
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("planqa_requests", "Requests by door, method and status.", ("door", "method", "status"), registry=self.registry)
        self.seconds = Histogram("planqa_request_seconds", "Seconds until a response has left.", ("door",), buckets=SECONDS, registry=self.registry)
        self.answers = Counter("planqa_answers", "Answers by door, status and generator.", ("door", "status", "generator"), registry=self.registry)
        self.again = Counter("planqa_answers_again", "Answers that were known from before.", ("door",), registry=self.registry)
        self.thinking = Histogram("planqa_answer_seconds", "Seconds the line took.", ("door",), buckets=SECONDS, registry=self.registry)
        self.lost = Counter("planqa_log_lost", "Log entries that could not be written.", registry=self.registry)

    def text(self) -> bytes:
        """As Prometheus reads it; of all workers, where there are several."""
        if SHARED not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def router(metrics: Metrics) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["状态"])

    @doors.get("/metrics", summary="Prometheus 指标", response_class=Response, responses={200: {"content": {"text/plain": {}}}, **REFUSED_IN_JSON})
    def read() -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return doors
