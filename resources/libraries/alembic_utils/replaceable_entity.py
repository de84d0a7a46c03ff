from alembic_utils.entities import ReplaceableEntity


def register_entities(entities, schemas=None, exclude_schemas=None, entity_types=None):
    pass
