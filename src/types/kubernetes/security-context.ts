import * as z from "zod";
import { type Int64, int64Schema, type OneOf } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";

/** Linux capabilities to change against the default of the container runtime. */
export interface Capabilities {
  /** Capabilities to grant, without `CAP_`: `"NET_ADMIN"`. */
  readonly add?: readonly string[];
  /** Capabilities to take away; `"ALL"` for all of them. */
  readonly drop?: readonly string[];
}
export const capabilitiesSchema = strict<Capabilities>("Capabilities")({
  add: optional(list(z.string())),
  drop: optional(list(z.string())),
});

/** The parts of an SELinux label. */
export interface SELinuxOptions {
  /** User part. */
  readonly user?: string;
  /** Role part. */
  readonly role?: string;
  /** Type part. */
  readonly type?: string;
  /** Level part: `"s0:c123,c456"`. */
  readonly level?: string;
}
export const seLinuxOptionsSchema = strict<SELinuxOptions>("SELinuxOptions")({
  user: optional(z.string()),
  role: optional(z.string()),
  type: optional(z.string()),
  level: optional(z.string()),
});

/** Which system calls are allowed. */
export interface SeccompProfile {
  /** The runtime's own profile, none, or a file of the node. */
  readonly type: OneOf<"Unconfined" | "RuntimeDefault" | "Localhost">;
  /** For `Localhost`: the file, below the kubelet's seccomp directory. */
  readonly localhostProfile?: string;
}
export const seccompProfileSchema = strict<SeccompProfile>("SeccompProfile")({
  type: z.string(),
  localhostProfile: pointer(z.string()),
});

/** What AppArmor allows. */
export interface AppArmorProfile {
  /** The runtime's own profile, none, or one loaded on the node. */
  readonly type: OneOf<"Unconfined" | "RuntimeDefault" | "Localhost">;
  /** For `Localhost`: the name of the loaded profile. */
  readonly localhostProfile?: string;
}
export const appArmorProfileSchema = strict<AppArmorProfile>("AppArmorProfile")({
  type: z.string(),
  localhostProfile: pointer(z.string()),
});

/** Settings for Windows containers. */
export interface WindowsSecurityContextOptions {
  /** Which credential spec to use, for a group managed service account (GMSA). */
  readonly gmsaCredentialSpecName?: string;
  /** Content of that spec; filled in by the GMSA webhook. */
  readonly gmsaCredentialSpec?: string;
  /** Windows user that runs the process; that of the image when left out. */
  readonly runAsUserName?: string;
  /** Whether it runs as a process of the host; the same for all containers of the pod, and with host network. */
  readonly hostProcess?: boolean;
}
export const windowsSecurityContextOptionsSchema = strict<WindowsSecurityContextOptions>(
  "WindowsSecurityContextOptions",
)({
  gmsaCredentialSpecName: pointer(z.string()),
  gmsaCredentialSpec: pointer(z.string()),
  runAsUserName: pointer(z.string()),
  hostProcess: pointer(z.boolean()),
});

/** Privileges of one container. What is set here beats the same field of the pod. */
export interface SecurityContext {
  /** User id of the process; the user of the image when left out. */
  readonly runAsUser?: Int64;
  /** Group id of the process; the runtime's choice when left out. */
  readonly runAsGroup?: Int64;
  /** Refuse to start as user 0. */
  readonly runAsNonRoot?: boolean;
  /** Whether all privileges of the node's root are given. Default false. */
  readonly privileged?: boolean;
  /** Whether a child process may get privileges its parent lacks, through setuid for example. */
  readonly allowPrivilegeEscalation?: boolean;
  /** Whether the root file system is read-only. Default false. */
  readonly readOnlyRootFilesystem?: boolean;
  /** Linux capabilities to add and drop. */
  readonly capabilities?: Capabilities;
  /** The SELinux label; a random one of the runtime when left out. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** The filter for system calls. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile. */
  readonly appArmorProfile?: AppArmorProfile;
  /** Whether parts of `/proc` are hidden (`Default`) or not. */
  readonly procMount?: OneOf<"Default" | "Unmasked">;
  /** Settings that matter on Windows only. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}
export const securityContextSchema = strict<SecurityContext>("SecurityContext")({
  runAsUser: pointer(int64Schema),
  runAsGroup: pointer(int64Schema),
  runAsNonRoot: pointer(z.boolean()),
  privileged: pointer(z.boolean()),
  allowPrivilegeEscalation: pointer(z.boolean()),
  readOnlyRootFilesystem: pointer(z.boolean()),
  capabilities: pointer(capabilitiesSchema),
  seLinuxOptions: pointer(seLinuxOptionsSchema),
  seccompProfile: pointer(seccompProfileSchema),
  appArmorProfile: pointer(appArmorProfileSchema),
  procMount: pointer(z.string()),
  windowsOptions: pointer(windowsSecurityContextOptionsSchema),
});
