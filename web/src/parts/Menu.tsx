// A button that opens a short list of links, buttons or choices below it.
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Icon } from "./Icon";

interface Props {
  label: ReactNode;
  name?: string;
  className?: string;
  children: ReactNode;
  keepOpen?: boolean;
}

export function Menu({ label, name, className = "button small", children, keepOpen = false }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  useEffect(() => {
    if (!open) return;
    const away = (event: MouseEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("mousedown", away);
    return () => document.removeEventListener("mousedown", away);
  }, [open]);

  const move = (by: number) => {
    const stops = [
      ...(box.current?.querySelectorAll<HTMLElement>(".list a, .list button, .list input, .list select") ?? []),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + by + stops.length) % stops.length]?.focus();
  };
  return (
    <div
      className="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) {
          event.stopPropagation();
          setOpen(false);
          box.current?.querySelector("button")?.focus();
        }
        if (event.key === "ArrowDown" && !(event.target instanceof HTMLSelectElement)) {
          event.preventDefault();
          setOpen(true);
          setTimeout(() => move(1));
        }
        if (event.key === "ArrowUp" && open && !(event.target instanceof HTMLSelectElement)) {
          event.preventDefault();
          move(-1);
        }
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-label={name}
        title={name}
        onClick={() => setOpen(!open)}
      >
        {label}
        {!name && <Icon name="down" />}
      </button>
      {/* Closing on a choice waits for the choice's own handler, which runs first as the event rises. */}
      {open && (
        <div
          className="list"
          id={list}
          onClick={(event) => {
            if (!keepOpen && (event.target as HTMLElement).closest("a, button")) setOpen(false);
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}

export function Segments<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: T;
  options: readonly { value: T; words: string; lang?: string; name?: string }[];
  onChoose: (value: T) => void;
}) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          title={option.name}
          aria-label={option.name && `${option.words} ${option.name}`}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.words}
        </button>
      ))}
    </div>
  );
}
