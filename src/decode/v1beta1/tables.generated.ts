// Made by `npm run generate` from the schemas in src/types. Do not edit.

/** The fields of each type that v1 has not. */
export const V1BETA1_TABLES: Readonly<Record<string, string>> = {
  V1beta1CloudEventDelivery:
    "target?string status?V1beta1CloudEventDeliveryState",
  V1beta1CloudEventDeliveryState:
    "condition?string sentAt*time message!string retryCount!int32",
  V1beta1ConfigSource:
    "uri?string digest?{}string entryPoint?string",
  V1beta1EmbeddedTask:
    "apiVersion?string kind?string metadata?PipelineTaskMetadata spec?raw displayName?string description?string params?[]ParamSpec workspaces?[]WorkspaceDeclaration results?[]TaskResult volumes?[]Volume resources*V1beta1TaskResources steps?[]V1beta1Step stepTemplate*V1beta1StepTemplate sidecars?[]V1beta1Sidecar",
  V1beta1Pipeline:
    "apiVersion?string kind?string metadata?ObjectMeta spec!V1beta1PipelineSpec",
  V1beta1PipelineDeclaredResource:
    "name!string type!string optional?bool",
  V1beta1PipelineRef:
    "name?string apiVersion?string bundle?string resolver?string params?[]Param",
  V1beta1PipelineResourceBinding:
    "name?string resourceRef*V1beta1PipelineResourceRef resourceSpec*V1beta1PipelineResourceSpec",
  V1beta1PipelineResourceRef:
    "name?string apiVersion?string",
  V1beta1PipelineResourceSpec:
    "description?string type!string params![]V1beta1ResourceParam secrets?[]V1beta1SecretParam",
  V1beta1PipelineRun:
    "apiVersion?string kind?string metadata?ObjectMeta spec?V1beta1PipelineRunSpec status?V1beta1PipelineRunStatus",
  V1beta1PipelineRunRunStatus:
    "pipelineTaskName?string status*CustomRunStatus whenExpressions?[]WhenExpression",
  V1beta1PipelineRunSpec:
    "params?[]Param workspaces?[]WorkspaceBinding timeouts*TimeoutFields status?string managedBy*string pipelineRef*V1beta1PipelineRef pipelineSpec*V1beta1PipelineSpec resources?[]V1beta1PipelineResourceBinding serviceAccountName?string timeout*duration podTemplate*PodTemplate taskRunSpecs?[]V1beta1PipelineTaskRunSpec",
  V1beta1PipelineRunStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string startTime*time completionTime*time finallyStartTime*time skippedTasks?[]SkippedTask childReferences?[]ChildStatusReference spanContext?{}string taskRuns?{}V1beta1PipelineRunTaskRunStatus runs?{}V1beta1PipelineRunRunStatus pipelineResults?[]PipelineRunResult pipelineSpec*V1beta1PipelineSpec provenance*V1beta1Provenance",
  V1beta1PipelineRunTaskRunStatus:
    "pipelineTaskName?string status*V1beta1TaskRunStatus whenExpressions?[]WhenExpression",
  V1beta1PipelineSpec:
    "displayName?string description?string resources?[]V1beta1PipelineDeclaredResource params?[]ParamSpec workspaces?[]PipelineWorkspaceDeclaration tasks?[]V1beta1PipelineTask finally?[]V1beta1PipelineTask results?[]PipelineResult",
  V1beta1PipelineTask:
    "name?string displayName?string description?string taskRef*V1beta1TaskRef taskSpec*V1beta1EmbeddedTask pipelineRef*V1beta1PipelineRef pipelineSpec*V1beta1PipelineSpec when?[]WhenExpression retries?int64 runAfter?[]string resources*V1beta1PipelineTaskResources params?[]Param matrix*Matrix workspaces?[]WorkspacePipelineTaskBinding timeout*duration onError?string",
  V1beta1PipelineTaskInputResource:
    "name!string resource!string from?[]string",
  V1beta1PipelineTaskOutputResource:
    "name!string resource!string",
  V1beta1PipelineTaskResources:
    "inputs?[]V1beta1PipelineTaskInputResource outputs?[]V1beta1PipelineTaskOutputResource",
  V1beta1PipelineTaskRunSpec:
    "pipelineTaskName?string metadata*PipelineTaskMetadata computeResources*ResourceRequirements timeout*duration taskServiceAccountName?string taskPodTemplate*PodTemplate stepOverrides?[]V1beta1TaskRunStepOverride sidecarOverrides?[]V1beta1TaskRunSidecarOverride",
  V1beta1Provenance:
    "configSource*V1beta1ConfigSource refSource*RefSource featureFlags*FeatureFlags",
  V1beta1ResourceParam:
    "name!string value!string",
  V1beta1RunResult:
    "key!string value!string resourceName?string type?resultType",
  V1beta1SecretParam:
    "fieldName!string secretKey!string secretName!string",
  V1beta1Sidecar:
    "name!string image?string command?[]string args?[]string script?string workingDir?string ports?[]ContainerPort envFrom?[]EnvFromSource env?[]EnvVar volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice workspaces?[]WorkspaceUsage livenessProbe*Probe readinessProbe*Probe startupProbe*Probe lifecycle*Lifecycle terminationMessagePath?string terminationMessagePolicy?string imagePullPolicy?string restartPolicy*string securityContext*SecurityContext stdin?bool stdinOnce?bool tty?bool resources?ResourceRequirements",
  V1beta1Step:
    "name!string displayName?string image?string command?[]string args?[]string script?string workingDir?string envFrom?[]EnvFromSource env?[]EnvVar volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice imagePullPolicy?string securityContext*SecurityContext timeout*duration workspaces?[]WorkspaceUsage onError?string stdoutConfig*StepOutputConfig stderrConfig*StepOutputConfig ref*StepRef params?[]Param results?[]StepResult when?[]WhenExpression resources?ResourceRequirements ports?[]ContainerPort livenessProbe*Probe readinessProbe*Probe startupProbe*Probe lifecycle*Lifecycle terminationMessagePath?string terminationMessagePolicy?string stdin?bool stdinOnce?bool tty?bool",
  V1beta1StepState:
    "name?string container?string imageID?string waiting*ContainerStateWaiting running*ContainerStateRunning terminated*ContainerStateTerminated results?[]TaskRunResult inputs?[]Artifact outputs?[]Artifact provenance*V1beta1Provenance",
  V1beta1StepTemplate:
    "name?string image?string command?[]string args?[]string workingDir?string envFrom?[]EnvFromSource env?[]EnvVar volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice imagePullPolicy?string securityContext*SecurityContext resources?ResourceRequirements ports?[]ContainerPort livenessProbe*Probe readinessProbe*Probe startupProbe*Probe lifecycle*Lifecycle terminationMessagePath?string terminationMessagePolicy?string stdin?bool stdinOnce?bool tty?bool",
  V1beta1Task:
    "apiVersion?string kind?string metadata!ObjectMeta spec!V1beta1TaskSpec",
  V1beta1TaskDeprecation:
    "deprecatedSteps?[]V1beta1Step deprecatedStepTemplate*V1beta1StepTemplate",
  V1beta1TaskRef:
    "name?string kind?string apiVersion?string bundle?string resolver?string params?[]Param",
  V1beta1TaskResource:
    "name!string type!string description?string targetPath?string optional?bool",
  V1beta1TaskResourceBinding:
    "name?string resourceRef*V1beta1PipelineResourceRef resourceSpec*V1beta1PipelineResourceSpec paths?[]string",
  V1beta1TaskResources:
    "inputs?[]V1beta1TaskResource outputs?[]V1beta1TaskResource",
  V1beta1TaskRun:
    "apiVersion?string kind?string metadata?ObjectMeta spec?V1beta1TaskRunSpec status?V1beta1TaskRunStatus",
  V1beta1TaskRunResources:
    "inputs?[]V1beta1TaskResourceBinding outputs?[]V1beta1TaskResourceBinding",
  V1beta1TaskRunSidecarOverride:
    "name!string resources!ResourceRequirements",
  V1beta1TaskRunSpec:
    "params?[]Param workspaces?[]WorkspaceBinding serviceAccountName!string timeout*duration retries?int64 podTemplate*PodTemplate computeResources*ResourceRequirements debug*TaskRunDebug status?string statusMessage?string managedBy*string taskRef*V1beta1TaskRef taskSpec*V1beta1TaskSpec resources*V1beta1TaskRunResources stepOverrides?[]V1beta1TaskRunStepOverride sidecarOverrides?[]V1beta1TaskRunSidecarOverride",
  V1beta1TaskRunStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string podName!string startTime*time completionTime*time steps?[]V1beta1StepState cloudEvents?[]V1beta1CloudEventDelivery retriesStatus?[]V1beta1TaskRunStatus resourcesResult?[]V1beta1RunResult taskResults?[]TaskRunResult sidecars?[]SidecarState taskSpec*V1beta1TaskSpec provenance*V1beta1Provenance spanContext?{}string",
  V1beta1TaskRunStepOverride:
    "name!string resources!ResourceRequirements",
  V1beta1TaskSpec:
    "displayName?string description?string params?[]ParamSpec workspaces?[]WorkspaceDeclaration results?[]TaskResult volumes?[]Volume resources*V1beta1TaskResources steps?[]V1beta1Step stepTemplate*V1beta1StepTemplate sidecars?[]V1beta1Sidecar",
};
