import type { NextFunction, Request, Response } from 'express';
import { Problem } from '#apps/api/problems/problem';
import { isUnreadable } from '#libs/values/free-text';

/** Deeper than any request of the hall; whoever nests further wants to exhaust who reads it. */
const DEPTH_MAX = 12;

interface Part {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/** What every object has: a library drops them from a body in silence, where an unknown field is refused. */
const OF_EVERY_OBJECT = ['__proto__', 'constructor', 'prototype'];

/**
 * One check of all text that comes in, before anything reads it: no control characters, no halves of characters, nothing
 * nested without end. By a list of what is still to be looked at, for a function that calls itself is what nesting exhausts.
 */
export function textsAreReadable(request: Request, _: Response, next: NextFunction): void {
  next(problemIn(request.body, '') ?? problemIn(request.query, ''));
}

export function problemIn(body: unknown, path: string): Problem | undefined {
  const waiting: Part[] = [{ value: body, path, depth: 0 }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part.value === 'string' && isUnreadable(part.value))
      return refused(part.path, 'SHAPE_UNREADABLE');
    const inner = partsOf(part);
    if (inner.length > 0 && part.depth >= DEPTH_MAX)
      return new Problem(400, 'BODY_TOO_DEEP', { max: DEPTH_MAX });
    const misnamed = inner.find(({ name }) => isUnreadable(name));
    if (misnamed !== undefined) return refused(part.path, 'SHAPE_UNREADABLE');
    const unknown = inner.find(({ name }) => OF_EVERY_OBJECT.includes(name));
    if (unknown !== undefined) return refused(unknown.path, 'SHAPE_UNKNOWN_FIELD');
    for (const one of inner) waiting.push(one);
  }
  return undefined;
}

function partsOf({ value, path, depth }: Part): (Part & { readonly name: string })[] {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).map(([name, inner]: [string, unknown]) => ({
    name,
    value: inner,
    path: path === '' ? name : `${path}.${name}`,
    depth: depth + 1,
  }));
}

function refused(field: string, code: string): Problem {
  return new Problem(400, 'SHAPE_INVALID', {}, { errors: [{ field, code }] });
}
