import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ActorRequest, OperatorActor } from '#apps/api/auth/actor';
import { BusinessNo } from '#apps/api/path-parts';
import type { RegisterEdit } from '#apps/api/registers/registers';
import { draftVersionOf } from '#apps/api/submissions/write-headers';

/** Who edits which draft (`:businessNo`), at the version his page shows (If-Match). Behind @Allow('operator') only. */
export const EditedDraft = createParamDecorator(
  (_: unknown, context: ExecutionContext): RegisterEdit => {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = request.actor as OperatorActor;
    return {
      actor,
      businessNo: BusinessNo.transform(String(request.params['businessNo'])),
      draftVersion: draftVersionOf(context),
    };
  },
);
