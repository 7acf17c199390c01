# One image for the three services: docker compose chooses by command (ingest, classify, alert).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/cotejo cotejo
COPY --from=build /source/standalone/target/application /opt/cotejo
USER cotejo
WORKDIR /var/lib/cotejo
ENV COTEJO_LOG=json
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/cotejo/*", "cotejo.standalone.Main"]
