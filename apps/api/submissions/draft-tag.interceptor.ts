import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';
import type { CommandDto, SubmissionDto } from '#apps/api/submissions/submission.dto';

/** ETag of the draft an answer shows; 202 and the command's address while the engine has not answered. */
export class DraftTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((body: Partial<CommandDto & SubmissionDto>) => {
        const { draftVersion } = body;
        if (draftVersion !== undefined) response.setHeader('etag', `"${String(draftVersion)}"`);
        if (body.state !== 'under-way') return;
        response.status(202).setHeader('location', `/api/commands/${String(body.requestId)}`);
      }),
    );
  }
}
