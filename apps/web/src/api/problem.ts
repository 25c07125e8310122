import type { TextDto } from './generated/types.gen';

export interface FieldError {
  field: string;
  code: string;
  detail: string;
  detailEn: string;
}

export interface ProblemBody {
  status: number;
  code: string;
  title: string;
  titleEn?: string;
  detail?: string;
  detailEn?: string;
  details?: Record<string, string | number>;
  errors?: FieldError[];
  correlationId?: string;
  current?: unknown;
}

/** What the server refused (RFC 9457), or what kept the question from reaching it (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: TextDto;
  readonly detail: TextDto;
  readonly details: Record<string, string | number>;
  readonly errors: FieldError[];
  readonly correlationId: string;
  /** The newer submission, when a draft was stale (412). */
  readonly current: unknown;

  constructor(body: ProblemBody) {
    super(`${body.code} ${String(body.status)}`);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.title = { zh: body.title, en: body.titleEn ?? body.title };
    this.detail = {
      zh: body.detail ?? body.title,
      en: body.detailEn ?? body.titleEn ?? body.title,
    };
    this.details = body.details ?? {};
    this.errors = body.errors ?? [];
    this.correlationId = body.correlationId ?? '';
    this.current = body.current;
  }

  /** No answer came: the same action may be repeated with the same key. */
  get unanswered(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

const NETWORK = {
  title: '网络未连通',
  titleEn: 'No connection',
  detail: '未能连接服务器，已录入的内容仍在页面上，请稍后重试',
  detailEn: 'The server could not be reached. What you entered is kept; please try again.',
};
const UNREADABLE = {
  title: '系统暂时无法处理',
  titleEn: 'The system cannot answer now',
  detail: '系统暂时无法处理，请稍后重试；仍不成功时请记下问题编号联系中心',
  detailEn: 'Please try again later; if it persists, tell the centre the error number.',
};

const FOREIGN = {
  title: '登录用户已变更',
  titleEn: 'Somebody else has signed in',
  detail: '本浏览器已由其他用户登录，本页面已锁定',
  detailEn: 'Somebody else has signed in in this browser: this page is locked.',
};

/** The answer is not for the reader of this page. */
export function foreignProblem(correlationId: string): ApiProblem {
  return new ApiProblem({ status: 403, code: 'OTHER_READER', correlationId, ...FOREIGN });
}

export function networkProblem(correlationId: string): ApiProblem {
  return new ApiProblem({ status: 0, code: 'NO_CONNECTION', correlationId, ...NETWORK });
}

export function isJson({ headers }: Request | Response): boolean {
  return (headers.get('content-type') ?? '').includes('json');
}

export async function problemOf(response: Response, correlationId: string): Promise<ApiProblem> {
  const fallback = {
    status: response.status,
    code: `HTTP_${String(response.status)}`,
    correlationId,
    ...UNREADABLE,
  };
  if (!isJson(response)) return new ApiProblem(fallback);
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  return new ApiProblem({ ...fallback, ...body, status: response.status });
}

export function refusalProblem(refusal: {
  code: string;
  details?: Record<string, string | number>;
  text: TextDto;
}): ApiProblem {
  return new ApiProblem({
    status: 422,
    code: refusal.code,
    title: refusal.text.zh,
    titleEn: refusal.text.en,
    details: refusal.details,
  });
}

/** Why something failed, in both languages: it is shown until it is mended, in whatever language is then chosen. */
export function reasonOf(error: unknown): TextDto {
  return error instanceof ApiProblem ? error.detail : { zh: String(error), en: String(error) };
}
