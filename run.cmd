@rem run iris-example [OPTIONS]: an example as `mvn -pl iris-example exec:java` runs it, without the wait for Maven.
@cd /d "%~dp0"
@if defined JAVA_HOME ("%JAVA_HOME%\bin\java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC .mvn\Run.java %*) else (java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC .mvn\Run.java %*)
