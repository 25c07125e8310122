import { STAFF_ROLES, type Role } from '#libs/submission/plan';

/** Whose thing an endpoint touches: a case of a unit, the caller's own thing, an account of the unit, or nobody's. */
export type ObjectKind = 'case' | 'own' | 'account' | 'task';

export interface Right {
  readonly roles: readonly Role[] | 'public';
  readonly object?: ObjectKind;
}

const EVERYBODY: readonly Role[] = ['operator', ...STAFF_ROLES];
const OPERATOR: readonly Role[] = ['operator'];
const DESK: readonly Role[] = ['first-reviewer', 'second-reviewer', 'operations'];
const ACTORS: readonly Role[] = ['operator', ...DESK];
const READERS: readonly Role[] = [...ACTORS, 'cashier', 'auditor'];

/** The one table of rights: every endpoint of the OpenAPI document, who may call it, and whose object it decides by. */
export const RIGHTS: Readonly<Record<string, Right>> = {
  'GET /auth/surroundings': { roles: 'public' },
  'POST /auth/challenge': { roles: 'public' },
  'POST /auth/operator/sign-in': { roles: 'public' },
  'POST /auth/staff/sign-in': { roles: 'public' },
  'GET /auth/me': { roles: EVERYBODY },
  'POST /auth/keep-alive': { roles: EVERYBODY },
  'POST /auth/password': { roles: EVERYBODY },
  'GET /auth/sessions': { roles: EVERYBODY },
  'DELETE /auth/sessions/{publicId}': { roles: EVERYBODY, object: 'own' },
  'DELETE /auth/sessions': { roles: EVERYBODY },

  'GET /demonstration/logins': { roles: 'public' },
  'GET /demonstration/ukey': { roles: 'public' },
  'GET /demonstration/totp': { roles: 'public' },

  'GET /home': { roles: OPERATOR },
  'GET /terms': { roles: OPERATOR },
  'GET /dictionaries': { roles: EVERYBODY },
  'GET /members': { roles: OPERATOR },
  'POST /members/search': { roles: OPERATOR },
  'GET /members/{accountNo}': { roles: OPERATOR, object: 'account' },
  'GET /members/{accountNo}/changes': { roles: OPERATOR, object: 'account' },
  'POST /members/{accountNo}/reveal': { roles: OPERATOR, object: 'account' },
  'GET /units/current': { roles: OPERATOR },
  'GET /units/current/changes': { roles: OPERATOR },

  'GET /businesses': {
    roles: ['operator', 'first-reviewer', 'second-reviewer', 'operations', 'auditor'],
  },
  'GET /businesses/{code}/months': { roles: OPERATOR },
  'GET /businesses/{code}/template': { roles: OPERATOR },
  'POST /submissions': { roles: OPERATOR },
  'GET /submissions/{businessNo}': { roles: READERS, object: 'case' },
  'PUT /submissions/{businessNo}/form': { roles: OPERATOR, object: 'case' },
  'GET /submissions/{businessNo}/preview': { roles: OPERATOR, object: 'case' },
  'GET /submissions/{businessNo}/conflict': { roles: OPERATOR, object: 'case' },
  'POST /submissions/{businessNo}/commands': { roles: ACTORS, object: 'case' },
  'GET /commands/{requestId}': { roles: ACTORS, object: 'own' },

  'GET /submissions/{businessNo}/rows': { roles: READERS, object: 'case' },
  'POST /submissions/{businessNo}/rows/search': { roles: READERS, object: 'case' },
  'POST /submissions/{businessNo}/rows': { roles: OPERATOR, object: 'case' },
  'PATCH /submissions/{businessNo}/rows/{rowNo}': { roles: OPERATOR, object: 'case' },
  'DELETE /submissions/{businessNo}/rows': { roles: OPERATOR, object: 'case' },
  'POST /submissions/{businessNo}/rows/choice': { roles: OPERATOR, object: 'case' },
  'GET /submissions/{businessNo}/since-return': { roles: READERS, object: 'case' },
  'GET /submissions/{businessNo}/register.xlsx': { roles: READERS, object: 'case' },
  'POST /submissions/{businessNo}/imports': { roles: OPERATOR, object: 'case' },
  'GET /imports/{id}': { roles: OPERATOR, object: 'case' },
  'DELETE /imports/{id}': { roles: OPERATOR, object: 'case' },
  'GET /imports/{id}/findings': { roles: OPERATOR, object: 'case' },
  'GET /imports/{id}/known': { roles: OPERATOR, object: 'case' },
  'GET /imports/{id}/annotated.xlsx': { roles: OPERATOR, object: 'case' },
  'POST /imports/{id}/apply': { roles: OPERATOR, object: 'case' },

  'GET /submissions/{businessNo}/scans': { roles: READERS, object: 'case' },
  'POST /submissions/{businessNo}/uploads': { roles: OPERATOR, object: 'case' },
  'GET /uploads/{id}': { roles: OPERATOR, object: 'case' },
  'PATCH /uploads/{id}': { roles: OPERATOR, object: 'case' },
  'PATCH /scans/{id}': { roles: OPERATOR, object: 'case' },
  'DELETE /scans/{id}': { roles: OPERATOR, object: 'case' },
  'GET /scans/{id}/content': { roles: READERS, object: 'case' },
  'GET /scans/{id}/thumbnail': { roles: READERS, object: 'case' },
  'POST /submissions/{businessNo}/scan-links': { roles: OPERATOR, object: 'case' },
  'POST /phone/open': { roles: 'public' },
  'POST /phone/uploads': { roles: 'public' },
  'GET /phone/uploads/{id}': { roles: 'public' },
  'PATCH /phone/uploads/{id}': { roles: 'public' },
  'GET /phone/scans': { roles: 'public' },
  'DELETE /phone/scans/{id}': { roles: 'public' },
  'POST /phone/close': { roles: 'public' },

  'GET /submissions/{businessNo}/receipt.pdf': { roles: READERS, object: 'case' },
  'GET /verify': { roles: 'public' },

  'GET /tasks': { roles: DESK },
  'GET /tasks/counts': { roles: DESK },
  'GET /tasks/next': { roles: DESK },
  'GET /tasks/{id}': { roles: DESK, object: 'task' },
  'POST /tasks/{id}/claim': { roles: DESK, object: 'task' },
  'POST /tasks/{id}/release': { roles: DESK, object: 'task' },
  'GET /opinion-phrases': { roles: DESK },
  'GET /boxes/counts': { roles: ACTORS },
  'GET /boxes/messages': { roles: ACTORS },
  'GET /boxes/todo': { roles: OPERATOR },
  'GET /boxes/done': { roles: ACTORS },
  'GET /boxes/initiated': { roles: OPERATOR },
  'POST /messages/{id}/read': { roles: ACTORS, object: 'own' },
  'POST /messages/read-all': { roles: ACTORS },
  'GET /live': { roles: READERS },

  // Last, for it ends the session the table is walked with.
  'POST /auth/sign-out': { roles: EVERYBODY },
};
