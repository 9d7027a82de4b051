// A window above the page, on the browser's own dialog: it keeps the focus inside, closes by Escape, gives focus back.
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useSpeech } from "../words";
import { Icon } from "./Icon";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  kind?: "wide" | "drawer" | "palette";
  bare?: boolean;
}

export function Dialog({ title, onClose, children, kind, bare = false }: Props) {
  const { say } = useSpeech();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={kind}
      aria-labelledby={bare ? undefined : heading}
      aria-label={bare ? title : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      {bare ? (
        children
      ) : (
        <>
          <div className="top-row">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="button plain square" onClick={onClose} aria-label={say("parts.close")}>
              <Icon name="close" />
            </button>
          </div>
          <div className="inside">{children}</div>
        </>
      )}
    </dialog>
  );
}
