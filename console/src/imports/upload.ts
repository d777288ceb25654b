import { headers } from '../api/client';
import { Problem } from '../api/problem';
import type { Import } from '../api/types';

/** Sends files; `progress` hears the share sent, 0 to 1. The fetch of browsers tells no progress of sending. */
export function upload(files: File[], format: string, progress: (share: number) => void, signal: AbortSignal): Promise<Import> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('format', format);
    for (const file of files) form.append('files', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/imports');
    for (const [name, value] of Object.entries(headers('POST'))) request.setRequestHeader(name, value);
    request.responseType = 'text';
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = {};
      }
      if (request.status >= 200 && request.status < 300) resolve(body as Import);
      else reject(new Problem(request.status, body as Record<string, unknown>));
    };
    request.onerror = () => reject(new Problem(0, {}));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
