import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Prometheus measurements of this process; labels are routes and codes, never values. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly answers = new Histogram({
    name: 'hall_http_answer_seconds',
    help: 'Time from request to answer by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly signIns = new Counter({
    name: 'hall_sign_ins_total',
    help: 'Sign-ins by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observe({ method, route, status, seconds }: Answered): void {
    this.answers.observe({ method, route, status }, seconds);
  }

  countSignIn(kind: 'operator' | 'staff', outcome: 'done' | 'refused'): void {
    this.signIns.inc({ kind, outcome });
  }
}
