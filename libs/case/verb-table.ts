import { EDITABLE_STAGES, type Stage } from '#libs/case/stage';

/** The stages in which each act is possible at all. */
export const STAGES_OF_VERB = {
  open: ['unopened'],
  assess: ['unopened'],
  submit: EDITABLE_STAGES,
  reopen: ['scanning'],
  'finish-scans': ['scanning'],
  withdraw: ['approval'],
  discard: [...EDITABLE_STAGES, 'scanning'],
  approve: ['approval'],
  return: ['approval'],
  reject: ['approval'],
  expire: [...EDITABLE_STAGES, 'scanning', 'collecting'],
  remind: ['approval'],
  'lapse-approval': ['approval'],
  'pass-on': ['approval'],
  settle: ['approval'],
  post: ['posting', 'allocating'],
  park: ['posting', 'allocating'],
  'retry-posting': ['parked'],
  abandon: ['parked'],
  allocate: ['collecting'],
  delete: ['collecting'],
  reverse: ['completed'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;

/** Where an act leads that leads to one stage only. */
export const END_STAGE = {
  open: 'draft',
  reopen: 'draft',
  return: 'returned',
  'lapse-approval': 'returned',
  withdraw: 'withdrawn',
  discard: 'discarded',
  reject: 'rejected',
  remind: 'approval',
  settle: 'posting',
  expire: 'expired',
  park: 'parked',
  abandon: 'abandoned',
  allocate: 'allocating',
  delete: 'deleted',
  reverse: 'collecting',
} as const satisfies Readonly<Record<string, Stage>>;
