import type { Words } from "./words";

/** Something to tell the user across the page: one sentence, until it is closed. */
export interface NoticeText {
  readonly kind: "error" | "information";
  readonly text: string;
  /** What can be done about it. */
  readonly action?: { readonly label: string; run(): void };
}

interface NoticeProps {
  readonly notice: NoticeText | null;
  readonly words: Words;
  onClose(): void;
}

/** The place of the notice is always there, so that screen readers hear what comes into it. */
export function Notice({ notice, words, onClose }: NoticeProps) {
  return (
    <div role="alert" className="notice-place">
      {notice && (
        <div className={`notice notice-${notice.kind}`}>
          <p>{notice.text}</p>
          {notice.action && (
            <button type="button" className="notice-action" onClick={notice.action.run}>
              {notice.action.label}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
        </div>
      )}
    </div>
  );
}
