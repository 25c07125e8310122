import { csrfHeader, withPresentSession } from '../../api/client';
import { fileBytes } from '../../api/file-bytes';
import { networkProblem, ApiProblem, type ProblemBody } from '../../api/problem';

/** Sends a whole file as the body and tells how far it has gone: fetch cannot say that of a request. */
export async function sendFile<T>(path: string, file: File, watch: Watch): Promise<T> {
  const digest = await contentDigest(file).catch(() => {
    throw unreadable(file.name);
  });
  watch.signal.throwIfAborted();
  return withPresentSession(() => sent<T>(path, file, digest, watch));
}

type Watch = { onProgress(share: number): void; signal: AbortSignal };

function sent<T>(path: string, file: File, digest: string, watch: Watch): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const correlationId = crypto.randomUUID();
    const headers = {
      ...csrfHeader(),
      Accept: 'application/json',
      'Content-Type': file.type === '' ? 'application/octet-stream' : file.type,
      'Content-Digest': digest,
      // Never in the address: people put names into file names.
      'X-File-Name': encodeURIComponent(file.name),
      'Idempotency-Key': crypto.randomUUID(),
      'X-Correlation-Id': correlationId,
    };
    request.open('POST', `/api${path}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) watch.onProgress(event.loaded / event.total);
    };
    request.onerror = () => {
      // A file that was saved again while it was sent breaks off as a line does.
      fileBytes(file.slice(0, 1)).then(
        () => {
          reject(networkProblem(correlationId));
        },
        () => {
          reject(unreadable(file.name));
        },
      );
    };
    request.onabort = () => {
      reject(new DOMException('cancelled', 'AbortError'));
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300)
        resolve(JSON.parse(request.responseText) as T);
      else reject(problemIn(request, correlationId));
    };
    watch.signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file);
  });
}

/** RFC 9530: what the server holds the bytes to that arrive. */
async function contentDigest(file: File): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await fileBytes(file)));
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
}

/** The corrected file must be chosen again, though it has the same name: the browser holds on to the former one. */
function unreadable(name: string): ApiProblem {
  const title = `文件“${name}”已被修改、移动，或者是一个文件夹，请重新选择`;
  const titleEn = `“${name}” was changed or moved, or is a folder; choose it again`;
  return new ApiProblem({ status: 422, code: 'FILE_UNREADABLE', title, titleEn });
}

function problemIn(request: XMLHttpRequest, correlationId: string): ApiProblem {
  try {
    return new ApiProblem({
      ...(JSON.parse(request.responseText) as ProblemBody),
      status: request.status,
    });
  } catch {
    return networkProblem(correlationId);
  }
}
