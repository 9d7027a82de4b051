// One side of the comparison. A change is told by its sign and its name, not by colour alone.
import { useEffect, useMemo, useRef } from "react";
import type { CommuniqueReading } from "../../api/types";
import { useSpeech } from "../../words";
import { stretches, type Focus } from "./marked";

interface Props {
  reading: CommuniqueReading;
  side: "original" | "restored";
  focus: Focus;
  labelledBy: string;
}
export function MarkedText({ reading, side, focus, labelledBy }: Props) {
  const { term } = useSpeech();
  const parts = useMemo(() => stretches(reading, side, focus), [reading, side, focus]);
  const first = useRef<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (!focus || !first.current || !box.current) return;
    box.current.scrollTop = first.current.offsetTop - box.current.offsetTop - 48; // the box, not the page
  }, [focus]);
  let found = false;
  return (
    <div className="marked-text" ref={box} tabIndex={0} role="region" aria-labelledby={labelledBy} lang="zh-Hans">
      {parts.map((part, index) => {
        const begins = part.focused && !found;
        found ||= part.focused;
        const at = begins ? { ref: first } : {};
        if (part.kind)
          return (
            <mark
              key={index}
              {...at}
              className={`change ${part.kind}${part.focused ? " focused" : ""}`}
              title={`${term("changeKinds", part.kind)}${part.other ? `: ${part.other}` : ""}`}
            >
              {part.words}
            </mark>
          );
        return (
          <span key={index} {...at} className={part.focused ? "focused" : undefined}>
            {part.words}
          </span>
        );
      })}
    </div>
  );
}
