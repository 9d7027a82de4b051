// Where the application begins: words first, then the frame; each scene is fetched when it is first visited.
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Navigate, Route, Routes, useLocation } from "react-router-dom";
import { queries, useSession } from "./api/hooks";
import type { PermissionName } from "./api/types";
import { Loading, NotFound, ProblemNote } from "./parts/Page";
import { PreferencesProvider } from "./parts/preferences";
import { Toasts } from "./parts/Toasts";
import { Frame, Opened } from "./shell/Frame";
import { start } from "./words";
import "./styles/app.css";

const SignIn = lazy(() => import("./scenes/sign-in/SignIn"));
const FirstRun = lazy(() => import("./scenes/sign-in/FirstRun").then((m) => ({ default: m.FirstRun })));
const Invitation = lazy(() => import("./scenes/sign-in/FirstRun").then((m) => ({ default: m.Invitation })));
const Portfolio = lazy(() => import("./scenes/portfolio/Portfolio"));

function Door({ children }: { children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  if (session.data?.signed_in) return <>{children}</>;
  if (session.data) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  if (session.error) return <main><ProblemNote problem={session.error} retry={() => { void session.refetch(); }} /></main>;
  return <Loading />;
}

function Outside({ children }: { children: ReactNode }) { return <Suspense fallback={<Loading />}>{children}</Suspense>; }

const within = (permission: PermissionName, scene: ReactNode) => <Opened permission={permission}>{scene}</Opened>;

function Application() {
  return (
    <Routes>
      <Route path="/sign-in" element={<Outside><SignIn /></Outside>} />
      <Route path="/first-run" element={<Outside><FirstRun /></Outside>} />
      <Route path="/invitation" element={<Outside><Invitation /></Outside>} />
      <Route element={<Door><Frame /></Door>}>
        <Route index element={<Navigate to="/portfolio" replace />} />
        <Route path="/portfolio" element={within("read_portfolio", <Portfolio />)} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

void start().then(() => {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no root");
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <QueryClientProvider client={queries}>
          <Toasts>
            <BrowserRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}><Application /></BrowserRouter>
          </Toasts>
        </QueryClientProvider>
      </PreferencesProvider>
    </StrictMode>,
  );
});
