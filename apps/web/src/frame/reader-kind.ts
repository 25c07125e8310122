import type { MeView } from '../api/generated';

const WITH_TASKS = ['operator', 'first-reviewer', 'second-reviewer', 'operations'];
const SEEING_BANK = ['cashier', 'auditor'];
const DUNNING = ['first-reviewer', 'second-reviewer', ...SEEING_BANK];
const READING_MEMBERS = ['first-reviewer', 'second-reviewer', 'auditor'];
const READING_CASES = [...WITH_TASKS, 'cashier', 'auditor'];

/** Has boxes, tasks and messages. */
export function hasTasks(me: MeView): boolean {
  return me.kind === 'operator' || me.roles.some((role) => WITH_TASKS.includes(role));
}

/** Sees what comes into the centre's bank accounts. */
export function seesBank(me: MeView): boolean {
  return me.roles.some((role) => SEEING_BANK.includes(role));
}

/** Has pages that move by themselves. */
export function hasNews(me: MeView): boolean {
  return hasTasks(me) || seesBank(me);
}

/** May look at what units still owe. */
export function duns(me: MeView): boolean {
  return me.roles.some((role) => DUNNING.includes(role));
}

/** May look at members: a unit at its own, the centre's reviewers and auditors at those of their branches. */
export function readsMembers(me: MeView): boolean {
  return me.kind === 'operator' || me.roles.some((role) => READING_MEMBERS.includes(role));
}

/** May read a case when given its number; the server decides which. */
export function readsCases(me: MeView): boolean {
  return me.kind === 'operator' || me.roles.some((role) => READING_CASES.includes(role));
}
